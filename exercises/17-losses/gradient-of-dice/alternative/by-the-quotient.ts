// alternative: D first, then (2 y − D) over the denominator
// answer: gradient
function diceGradient(p: number[], y: number[], eps: number): number[] {
  const both = p.reduce((sum, one, i) => sum + one + y[i], eps);
  const d = (2 * p.reduce((sum, one, i) => sum + one * y[i], 0) + eps) / both;
  return y.map((label) => (2 * label - d) / both);
}
