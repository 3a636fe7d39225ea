// mistake: the variance is divided by one less than the count, and a flat histogram is called 0
// expect: divided by one less than the count
// expect: must be NaN
// answer: moments
function moments(values: number[], counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, v, k) => sum + v * counts[k], 0) / total;
  const sum = (power: number): number =>
    values.reduce((part, v, k) => part + counts[k] * (v - mean) ** power, 0);
  const variance = sum(2) / (total - 1);
  if (variance === 0) return [mean, 0, 0, 0];
  return [mean, variance, sum(3) / total / variance ** 1.5, sum(4) / total / variance ** 2];
}
