// alternative: input times gradient, which is the same
// answer: relevance
function relevance(x: number[], w: number[][], b: number[], v: number[]): number[] {
  const out = x.map(() => 0);
  w.forEach((row, j) => {
    if (row.reduce((sum, weight, i) => sum + weight * x[i], b[j]) <= 0) return;
    row.forEach((weight, i) => {
      out[i] += x[i] * weight * v[j];
    });
  });
  return out;
}
