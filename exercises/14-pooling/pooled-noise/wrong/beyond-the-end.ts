// mistake: the end of the correlation is overlooked
// expect: Something undefined was added
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = k;
  for (let l = 1; l < k; l++) sum += 2 * (k - l) * rho[l];
  return (sigma2 * sum) / k ** 2;
}
