// mistake: the direction cosines are left out
// expect: direction cosines are left out
// answer: world
function toWorld(voxel: number[], spacing: number[], _: number[], origin: number[]) {
  return voxel.map((n, a) => origin[a] + spacing[a] * n);
}
// answer: voxel
function toVoxel(point: number[], spacing: number[], _: number[], origin: number[]) {
  return point.map((x, a) => (x - origin[a]) / spacing[a]);
}
