// mistake: rows and columns of the directions are exchanged
// expect: Rows and columns of the directions are exchanged
// answer: world
function toWorld(v: number[], s: number[], d: number[], o: number[]) {
  return [0, 1, 2].map(
    (r) => o[r] + d[r] * s[0] * v[0] + d[3 + r] * s[1] * v[1] + d[6 + r] * s[2] * v[2],
  );
}
// answer: voxel
function toVoxel(p: number[], s: number[], d: number[], o: number[]) {
  const q = p.map((x, a) => x - o[a]);
  return [0, 1, 2].map((a) => (d[3 * a] * q[0] + d[3 * a + 1] * q[1] + d[3 * a + 2] * q[2]) / s[a]);
}
