// mistake: every face of every voxel, the inner ones too; a normal that is not of length 1
// expect: They are no surface
// expect: A normal has length 1
// answer: faces
function faceArea(mask: number[], _shape: number[], spacing: number[]): number {
  const [dx, dy, dz] = spacing;
  const voxels = mask.reduce((sum, value) => sum + value, 0);
  return voxels * 2 * (dx * dy + dy * dz + dz * dx);
}
// answer: worst
function worstNormal(): number[] {
  return [1, 1, 1];
}
