// mistake: sums of squares for variances; ratios of variances for ratios of lengths
// expect: These are sums of squares
// expect: This is a ratio of variances
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const mean = [0, 1].map((k) => points.reduce((sum, point) => sum + point[k], 0) / n);
  const covariance = (j: number, k: number): number =>
    points.reduce((sum, p) => sum + (p[j] - mean[j]) * (p[k] - mean[k]), 0);
  const [p, q, r] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)];
  const half = Math.hypot((p - r) / 2, q);
  return [(p + r) / 2 + half, (p + r) / 2 - half];
}
// answer: shape
function elongationFlatness(variances: number[]): number[] {
  const [major, minor, least] = [...variances].sort((a, b) => b - a);
  return [minor / major, least / major];
}
