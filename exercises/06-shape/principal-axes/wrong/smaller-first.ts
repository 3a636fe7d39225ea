// mistake: the smaller variance comes first; the ratio of divisors is turned over
// expect: The larger variance comes first
// expect: dividing by more gives the shorter axis
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const mean = [0, 1].map((k) => points.reduce((sum, point) => sum + point[k], 0) / n);
  const covariance = (j: number, k: number): number =>
    points.reduce((sum, p) => sum + (p[j] - mean[j]) * (p[k] - mean[k]), 0) / (n - 1);
  const [p, q, r] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)];
  const half = Math.hypot((p - r) / 2, q);
  return [(p + r) / 2 - half, (p + r) / 2 + half];
}
// answer: divisor
const divisorRatio = "sqrt(N/(N - 1))";
