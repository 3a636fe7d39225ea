// mistake: variances along x and y, the covariance left out; the ellipsoid is taken for a rod
// expect: The region lies askew
// expect: rod of even thickness
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const spread = [0, 1].map((k) => {
    const mean = points.reduce((sum, point) => sum + point[k], 0) / n;
    return points.reduce((sum, point) => sum + (point[k] - mean) ** 2, 0) / (n - 1);
  });
  return [Math.max(...spread), Math.min(...spread)];
}
// answer: length
const lengthShare = 2 / Math.sqrt(3);
