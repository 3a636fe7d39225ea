// mistake: logarithms of risks instead of odds; the log odds of two averages; the slope is multiplied
// expect: logarithms of the risks, not of the odds
// expect: the log odds of two averages
// expect: the slope goes the other way
// expect: The calibration in the large is not 0
// answer: two
const slopeOfTwo =
  Math.log(variant.seenHigh / variant.seenLow) / Math.log(variant.claimedHigh / variant.claimedLow);
// answer: shift
function shiftOf(risks: number[], y: number[]): number {
  const logOdds = (list: number[]): number => {
    const total = list.reduce((sum, v) => sum + v, 0);
    return Math.log(total / (list.length - total));
  };
  return logOdds(y) - logOdds(risks);
}
// answer: after
const slopeAfter = "b*k";
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  const risks = Array.from({length: 40}, (_, i) => (i < 20 ? 0.25 : 0.75));
  return {risks, y: risks.map((_, i) => Number(i % 20 < (i < 20 ? 10 : 15)))};
}
