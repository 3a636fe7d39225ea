// mistake: certain voxels stand beside the unlikely one
// expect: contains no voxel below 0.2
// answer: break
function unlikelyTumour(): number[] {
  return [1, 1, 1, 0.19];
}
