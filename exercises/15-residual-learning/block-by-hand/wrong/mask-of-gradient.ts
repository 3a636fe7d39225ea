// mistake: the mask of ReLU is taken from the sign of the gradient
// expect: mask was taken from the gradient
// answer: gradient
function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const inner = w1.map((_, k) =>
    Math.max(
      0,
      w2.reduce((sum, row, i) => sum + row[k] * g[i], 0),
    ),
  );
  return x.map((_, j) => g[j] + w1.reduce((sum, row, k) => sum + row[j] * inner[k], 0));
}
