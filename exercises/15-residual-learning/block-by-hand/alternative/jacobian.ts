// alternative: the whole Jacobian first; a blind block with scaled matrices
// answer: gradient
function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const open = w1.map((row) => row.reduce((sum, w, j) => sum + w * x[j], 0) > 0);
  const jacobian = (i: number, j: number) =>
    (i === j ? 1 : 0) + w1.reduce((sum, row, k) => sum + (open[k] ? w2[i][k] * row[j] : 0), 0);
  return x.map((_, j) => g.reduce((sum, v, i) => sum + jacobian(i, j) * v, 0));
}
// answer: blind
function blindBlock(): {w1: number[][]; w2: number[][]} {
  return {
    w1: [
      [0, 2],
      [4, 0],
    ],
    w2: [
      [0, -0.25],
      [-0.5, 0],
    ],
  };
}
