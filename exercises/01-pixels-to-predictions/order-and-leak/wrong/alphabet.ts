// mistake: the steps are sorted by their names
// expect: extract after resample and segment
// expect: Features must exist
// answer: order
function inOrder(steps: string[]): string[] {
  return [...steps].sort();
}
// answer: shrink
const centred = "(n*m + x)/(n + 1)";
