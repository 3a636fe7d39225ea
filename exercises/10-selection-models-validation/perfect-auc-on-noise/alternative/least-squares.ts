// alternative: ranks for the AUC, the shortest weights that give every patient the outcome as score
// answer: auc
function aucOf(scores: number[], y: number[]): number {
  const ill = y.filter((v) => v === 1).length;
  const below = scores.map((a) =>
    scores.reduce((sum, b) => sum + (b < a ? 1 : b === a ? 0.5 : 0), 0),
  );
  const sum = below.reduce((total, rank, i) => total + (y[i] === 1 ? rank : 0), 0);
  return (sum - (ill * ill) / 2) / (ill * (y.length - ill));
}
// answer: expected
const perfectOnes = "m/462";
// answer: weights
function perfectWeights(x: number[][], y: number[]): number[] {
  const n = x.length;
  // Gauss: solve (x xᵀ) a = ±1, then the weights are xᵀ a.
  const rows = x.map((u, i) => [
    ...x.map((v) => u.reduce((sum, value, j) => sum + value * v[j], 0)),
    2 * y[i] - 1,
  ]);
  for (let k = 0; k < n; k++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = row[k] / rows[k][k];
      for (let j = k; j <= n; j++) row[j] -= factor * rows[k][j];
    });
  }
  const a = rows.map((row, i) => row[n] / row[i]);
  return x[0].map((_, j) => x.reduce((sum, row, i) => sum + row[j] * a[i], 0));
}
