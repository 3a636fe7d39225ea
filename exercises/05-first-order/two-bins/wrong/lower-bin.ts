// mistake: p is taken for the share of the lower bin, and the fuller share is returned
// expect: few voxels in the upper bin are a tail upwards
// expect: share of the fuller bin
// answer: skewness
const skewness = "(2*p - 1)/sqrt(p*(1 - p))";
// answer: share
function shareFor(limit: number): number {
  return (1 + Math.sqrt(1 - 4 / (limit + 3))) / 2;
}
