// mistake: the mean is not subtracted; a whole length is compared with a semi-axis
// expect: The mean has not been subtracted
// expect: whole length with a semi-axis
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const covariance = (j: number, k: number): number =>
    points.reduce((sum, p) => sum + p[j] * p[k], 0) / (n - 1);
  const [p, q, r] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)];
  const half = Math.hypot((p - r) / 2, q);
  return [(p + r) / 2 + half, (p + r) / 2 - half];
}
// answer: length
const lengthShare = 4 / Math.sqrt(5);
