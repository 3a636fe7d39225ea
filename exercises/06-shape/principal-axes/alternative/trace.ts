// alternative: eigenvalues from trace and determinant, the mean's product subtracted afterwards
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const [ox, oy] = points[0];
  let [sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0];
  for (const [u, v] of points) {
    const [x, y] = [u - ox, v - oy];
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const p = (sxx - (sx * sx) / n) / (n - 1);
  const q = (sxy - (sx * sy) / n) / (n - 1);
  const r = (syy - (sy * sy) / n) / (n - 1);
  const root = Math.sqrt(Math.max(0, (p + r) ** 2 - 4 * (p * r - q * q)));
  return [(p + r + root) / 2, (p + r - root) / 2];
}
// answer: length
const lengthShare = "89.44 %";
// answer: shape
function elongationFlatness(variances: number[]): number[] {
  const [least, minor, major] = variances.map(Math.sqrt).sort((a, b) => a - b);
  return [minor / major, least / major];
}
// answer: divisor
const divisorRatio = "sqrt(1 - 1/N)";
