// mistake: sigma2 is squared once more
// expect: it was squared once more
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) sum += rho[Math.abs(i - j)] ?? 0;
  }
  return (sigma2 * sigma2 * sum) / k ** 2;
}
