// mistake: weights are moved one after the other
// expect: All of a step move together
// answer: descend
function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  const factors = weights.map((w) => (residual ? 1 + w : w));
  const all = (but = -1) =>
    factors.reduce((product, factor, k) => (k === but ? product : product * factor), 1);
  for (let step = 0; step < steps; step++) {
    for (let l = 0; l < factors.length; l++) factors[l] -= rate * (all() - 1) * all(l);
  }
  return all();
}
