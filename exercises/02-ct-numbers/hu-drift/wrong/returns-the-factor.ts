// mistake: the factor 1 + epsilon is returned in place of the drift
// expect: This is 1 + epsilon, the factor
// answer: recover
function epsilonFromWater(huWater: number): number {
  return 1000 / (1000 + huWater);
}
