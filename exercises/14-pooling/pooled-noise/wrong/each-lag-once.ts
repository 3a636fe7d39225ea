// mistake: each lag is counted once; sigma2 is squared for k = 1
// expect: Each lag was counted once
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = 0;
  for (let l = 0; l < k; l++) sum += rho[l] ?? 0;
  return (sigma2 * sum) / k;
}
