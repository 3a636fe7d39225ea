// mistake: the third moment is divided by a power of the variance, not of the standard deviation
// expect: third power of the standard deviation
// answer: moments
function moments(values: number[], counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, v, k) => sum + v * counts[k], 0) / total;
  const central = (power: number): number =>
    values.reduce((sum, v, k) => sum + counts[k] * (v - mean) ** power, 0) / total;
  const variance = central(2);
  return [mean, variance, central(3) / variance ** 3, central(4) / variance ** 2];
}
// answer: skewness
const skewness = "(1 - 2*p)/(p*(1 - p))^2";
