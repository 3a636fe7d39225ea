// mistake: the rule for white noise
// expect: the rule for white noise
// answer: pair
const pairVariance = "1/2 + 0*r";
// answer: square
const squareVariance = "1/4 + 0*r";
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  return sigma2 / k;
}
