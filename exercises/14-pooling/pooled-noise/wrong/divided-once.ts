// mistake: divided by K once; zeros as silent noise
// expect: divided by K once
// expect: mean square of your numbers is not 1
// answer: pair
const pairVariance = "1 + r";
// answer: square
const squareVariance = "1 + 2*r + r^2";
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) sum += rho[Math.abs(i - j)] ?? 0;
  }
  return (sigma2 * sum) / k;
}
// answer: silent
function silentNoise(n: number): number[] {
  return new Array(n).fill(0);
}
// answer: stubborn
function stubbornNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => (i % 4 < 2 ? 2 : -2));
}
