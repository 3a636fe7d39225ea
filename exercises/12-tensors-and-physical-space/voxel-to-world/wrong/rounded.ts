// mistake: the index is rounded to a whole voxel
// expect: The index is rounded
// answer: voxel
function toVoxel(p: number[], s: number[], d: number[], o: number[]) {
  const q = p.map((x, a) => x - o[a]);
  return [0, 1, 2].map((a) => Math.round((d[a] * q[0] + d[3 + a] * q[1] + d[6 + a] * q[2]) / s[a]));
}
// answer: off
const offMm = "n*a";
