// mistake: a factor's own weight is left in the product
// expect: own weight is still in the product
// answer: plain
const plainSlope = "(w^10 - 1) * w^10";
// answer: descend
function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  let factors = weights.map((w) => (residual ? 1 + w : w));
  const all = () => factors.reduce((product, factor) => product * factor, 1);
  for (let step = 0; step < steps; step++) {
    const f = all();
    factors = factors.map((factor) => factor - rate * (f - 1) * f);
  }
  return all();
}
