// mistake: the product is divided by a factor that may be 0
// expect: A factor may be 0
// answer: descend
function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  let factors = weights.map((w) => (residual ? 1 + w : w));
  const all = () => factors.reduce((product, factor) => product * factor, 1);
  for (let step = 0; step < steps; step++) {
    const f = all();
    factors = factors.map((factor) => factor - (rate * (f - 1) * f) / factor);
  }
  return all();
}
