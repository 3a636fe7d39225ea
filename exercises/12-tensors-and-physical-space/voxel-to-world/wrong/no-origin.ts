// mistake: the origin is forgotten
// expect: The origin is forgotten
// answer: world
function toWorld(v: number[], s: number[], d: number[]) {
  const [a, b, c] = v.map((n, axis) => s[axis] * n);
  return [0, 1, 2].map((r) => d[3 * r] * a + d[3 * r + 1] * b + d[3 * r + 2] * c);
}
// answer: voxel
function toVoxel(q: number[], s: number[], d: number[]) {
  return [0, 1, 2].map((a) => (d[a] * q[0] + d[3 + a] * q[1] + d[6 + a] * q[2]) / s[a]);
}
