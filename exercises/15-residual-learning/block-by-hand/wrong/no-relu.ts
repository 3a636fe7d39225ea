// mistake: the slopes of the activations are left out
// expect: only where its input was positive
// expect: The slope of tanh is missing
// answer: slope-x
const slopeX = "1 + v * w";
// answer: slope-w
const slopeW = "v * x";
// answer: gradient
function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const inner = w1.map((_, k) => w2.reduce((sum, row, i) => sum + row[k] * g[i], 0));
  return x.map((_, j) => g[j] + w1.reduce((sum, row, k) => sum + row[j] * inner[k], 0));
}
