// mistake: 0 and 1 are interpolated in place of distances; the gain's average
// expect: interpolating 0 and 1
// expect: averaged over all places
// answer: gain
const halfwayGain = "(sin(pi*f)/(pi*f))^2";
// answer: between
function between(below: number[], above: number[], share: number): number[] {
  return below.map((value, i) => ((1 - share) * value + share * above[i] > 0.5 ? 1 : 0));
}
