// mistake: the drift is taken as an offset, the same for every tissue
// expect: offset
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  return (-1000 * epsilon) / (1 + epsilon);
}
// answer: threshold
const thresholdHere = "120 HU";
// answer: observed
const observedHu = "H - 1000*e";
