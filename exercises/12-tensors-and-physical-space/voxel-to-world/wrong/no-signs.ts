// mistake: the frames are taken to be the same
// expect: LPS and RAS differ in the signs
// answer: frame
function rasFromLps(point: number[]): number[] {
  return [...point];
}
// answer: off
const offMm = "n*(1 - cos(a))";
