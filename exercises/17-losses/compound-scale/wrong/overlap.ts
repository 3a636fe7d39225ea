// mistake: the overlap is added instead of the loss
// expect: The overlap was added
// answer: compound
function compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number {
  const entropy = p.reduce((sum, one, i) => sum - Math.log(y[i] === 1 ? one : 1 - one), 0);
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], 0);
  return (alpha * entropy) / p.length + (beta * (2 * inter + eps)) / (both + eps);
}
