// mistake: pairs of different pixels are counted once
// expect: counts twice in the square of a sum
// answer: pair
const pairVariance = "(2 + r)/4";
// answer: square
const squareVariance = "(4 + 4*r + 2*r^2)/16";
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) sum += rho[j - i] ?? 0;
  }
  return (sigma2 * sum) / k ** 2;
}
