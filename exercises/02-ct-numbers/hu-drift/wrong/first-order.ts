// mistake: the division by 1 + epsilon is left out, in every answer
// expect: first-order formula
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  return -epsilon * (1000 + hu);
}
// answer: recover
function epsilonFromWater(huWater: number): number {
  return -huWater / 1000;
}
// answer: tolerance
const toleranceEpsilon = "0.001887";
// answer: threshold
const thresholdHere = "118.8 HU";
// answer: observed
const observedHu = "H - e*(1000 + H)";
