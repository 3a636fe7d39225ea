// mistake: at exactly 0 the gradient passes
// expect: At exactly 0, ReLU lets nothing pass
// answer: gradient
function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const z = w1.map((row) => row.reduce((sum, w, j) => sum + w * x[j], 0));
  const inner = z.map((value, k) =>
    value >= 0 ? w2.reduce((sum, row, i) => sum + row[k] * g[i], 0) : 0,
  );
  return x.map((_, j) => g[j] + w1.reduce((sum, row, k) => sum + row[j] * inner[k], 0));
}
