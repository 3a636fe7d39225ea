// mistake: the largest error stands for all of them; the range for the width of one bin
// expect: square of the largest error
// expect: The bin starts at the edge
// answer: sheppard
const binnedVariance = "v + (w/2)^2";
// answer: collapse
function collapseWidth(values: number[], _edge: number): number {
  return Math.max(...values) - Math.min(...values);
}
