// mistake: the spacing scales after the turn
// expect: it scales before the turn
// answer: world
function toWorld(v: number[], s: number[], d: number[], o: number[]) {
  return [0, 1, 2].map(
    (r) => o[r] + s[r] * (d[3 * r] * v[0] + d[3 * r + 1] * v[1] + d[3 * r + 2] * v[2]),
  );
}
// answer: voxel
function toVoxel(p: number[], s: number[], d: number[], o: number[]) {
  const q = p.map((x, a) => (x - o[a]) / s[a]);
  return [0, 1, 2].map((a) => d[a] * q[0] + d[3 + a] * q[1] + d[6 + a] * q[2]);
}
