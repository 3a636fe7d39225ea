// mistake: the share is taken of the range
// expect: share of the range
// answer: share
function atShare(suv: number[], share: number): number[] {
  const [low, high] = [Math.min(...suv), Math.max(...suv)];
  return suv.map((value) => (value >= low + share * (high - low) ? 1 : 0));
}
// answer: edge
const edgeShare = "1/2";
