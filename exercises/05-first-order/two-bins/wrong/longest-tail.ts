// mistake: the emptiest bin is taken for the smallest kurtosis
// expect: one voxel is a long tail
// answer: tame
function leastKurtosis(): number[] {
  return [999, 1];
}
