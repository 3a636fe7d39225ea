// mistake: only the foreground is charged
// expect: Only the foreground was charged
// answer: compound
function compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number {
  const entropy = p.reduce((sum, one, i) => sum - y[i] * Math.log(one), 0);
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], 0);
  return (alpha * entropy) / p.length + beta * (1 - (2 * inter + eps) / (both + eps));
}
