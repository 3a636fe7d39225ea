// alternative: by lags; factored; other noises
// answer: pair
const pairVariance = "1/2 + r/2";
// answer: square
const squareVariance = "((1 + r)/2)^2";
// answer: general
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  let sum = k;
  for (let l = 1; l < Math.min(k, rho.length); l++) sum += 2 * (k - l) * rho[l];
  return (sigma2 * sum) / k ** 2;
}
// answer: silent
function silentNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => (i % 4 === 0 || i % 4 === 3 ? -1 : 1)).map((v, i) =>
    i >= n - (n % 4) ? (i % 2 === 0 ? 1 : -1) : v,
  );
}
// answer: stubborn
function stubbornNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => (i < n / 2 ? -1 : 1));
}
