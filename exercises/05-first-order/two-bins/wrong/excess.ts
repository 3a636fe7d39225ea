// mistake: the excess kurtosis is given for Pearson's
// expect: This is the excess kurtosis
// answer: moments
function moments(values: number[], counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, v, k) => sum + v * counts[k], 0) / total;
  const central = (power: number): number =>
    values.reduce((sum, v, k) => sum + counts[k] * (v - mean) ** power, 0) / total;
  const variance = central(2);
  return [mean, variance, central(3) / variance ** 1.5, central(4) / variance ** 2 - 3];
}
// answer: kurtosis
const kurtosis = "1/(p*(1 - p)) - 6";
// answer: share
function shareFor(limit: number): number {
  return (1 - Math.sqrt(1 - 4 / (limit + 6))) / 2;
}
