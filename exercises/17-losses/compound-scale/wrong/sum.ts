// mistake: the cross-entropy is summed
// expect: The cross-entropy was summed
// answer: compound
function compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number {
  const entropy = p.reduce((sum, one, i) => sum - Math.log(y[i] === 1 ? one : 1 - one), 0);
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], 0);
  return alpha * entropy + beta * (1 - (2 * inter + eps) / (both + eps));
}
