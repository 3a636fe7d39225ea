// mistake: everything is done on shares, without log odds; the slope is thought not to feel a stretch
// expect: the slope of the shares themselves
// expect: on the scale of shares
// expect: The slope does feel the spread
// expect: so are the risks
// answer: two
const slopeOfTwo =
  (variant.seenHigh - variant.seenLow) / (variant.claimedHigh - variant.claimedLow);
// answer: shift
function shiftOf(risks: number[], y: number[]): number {
  const mean = (list: number[]): number => list.reduce((sum, v) => sum + v, 0) / list.length;
  return mean(y) - mean(risks);
}
// answer: after
const slopeAfter = "b";
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  const risks = Array.from({length: 40}, (_, i) => (i < 20 ? 0.25 : 0.75));
  return {risks, y: risks.map((_, i) => Number(i % 20 < (i < 20 ? 5 : 15)))};
}
