// mistake: the variance of the sum; random numbers in place of built ones
// expect: the variance of the sum
// expect: is not 0
// answer: pair
const pairVariance = "2 + 2*r";
// answer: square
const squareVariance = "4 + 8*r + 4*r^2";
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) sum += rho[Math.abs(i - j)] ?? 0;
  }
  return sigma2 * sum;
}
// answer: silent
function silentNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => Math.sqrt(3) * (2 * ((i * 0.618) % 1) - 1));
}
// answer: stubborn
function stubbornNoise(n: number): number[] {
  return Array.from({length: n}, () => 1);
}
