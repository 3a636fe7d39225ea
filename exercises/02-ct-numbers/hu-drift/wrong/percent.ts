// mistake: epsilon is read, and returned, as a per cent
// expect: a fraction: half a per cent is 0.005
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  const fraction = epsilon / 100;
  return (-fraction * (1000 + hu)) / (1 + fraction);
}
// answer: recover
function epsilonFromWater(huWater: number): number {
  return (-100 * huWater) / (1000 + huWater);
}
// answer: tolerance
const toleranceEpsilon = "0.1883";
