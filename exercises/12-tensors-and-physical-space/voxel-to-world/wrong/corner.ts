// mistake: the origin is taken for the corner of voxel 0
// expect: The origin is taken for a corner
// answer: world
function toWorld(v: number[], s: number[], d: number[], o: number[]) {
  const [a, b, c] = v.map((n, axis) => s[axis] * (n + 0.5));
  return [0, 1, 2].map((r) => o[r] + d[3 * r] * a + d[3 * r + 1] * b + d[3 * r + 2] * c);
}
// answer: voxel
function toVoxel(p: number[], s: number[], d: number[], o: number[]) {
  const q = p.map((x, a) => x - o[a]);
  return [0, 1, 2].map((a) => (d[a] * q[0] + d[3 + a] * q[1] + d[6 + a] * q[2]) / s[a] - 0.5);
}
