// mistake: claimed over seen; the shift has the wrong sign; the outer groups are missed in opposite ways
// expect: Rise and run have changed places
// expect: The sign is turned
// expect: A shift would add to log odds
// expect: the misses, times the log odds of their groups
// answer: two
const inLogOdds = (p: number): number => Math.log(p / (1 - p));
const slopeOfTwo =
  (inLogOdds(variant.claimedHigh) - inLogOdds(variant.claimedLow)) /
  (inLogOdds(variant.seenHigh) - inLogOdds(variant.seenLow));
// answer: shift
function shiftOf(risks: number[], y: number[]): number {
  const ill = y.reduce((sum, v) => sum + v, 0);
  let [low, high] = [-50, 50];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    const total = risks.reduce((sum, p) => sum + 1 / (1 + ((1 - p) / p) * Math.exp(middle)), 0);
    if (total > ill) low = middle;
    else high = middle;
  }
  return low;
}
// answer: after
const slopeAfter = "b - k";
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  const risks = Array.from({length: 40}, (_, i) => (i < 20 ? 0.2 : 0.8));
  return {risks, y: risks.map((_, i) => Number(i % 20 < (i < 20 ? 8 : 12)))};
}
