// mistake: the sign of the drift is turned round
// expect: sign is turned
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  return (epsilon * (1000 + hu)) / (1 + epsilon);
}
// answer: recover
function epsilonFromWater(huWater: number): number {
  return huWater / (1000 + huWater);
}
// answer: observed
const observedHu = "(H + 1000*e)/(1 - e)";
