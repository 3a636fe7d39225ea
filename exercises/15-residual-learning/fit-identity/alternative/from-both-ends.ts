// alternative: products from the left and from the right; formulas multiplied out; another start
// answer: plain
const plainSlope = "w^19 - w^9";
// answer: residual
const residualSlope = "(1 + w)^19 - (1 + w)^9";
// answer: descend
function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  const factors = weights.map((w) => (residual ? w + 1 : w));
  for (let step = 0; step < steps; step++) {
    const before = [1];
    for (const factor of factors) before.push(before[before.length - 1] * factor);
    const gap = before[factors.length] - 1;
    let after = 1;
    for (let l = factors.length - 1; l >= 0; l--) {
      const slope = gap * before[l] * after;
      after *= factors[l];
      factors[l] -= rate * slope;
    }
  }
  return factors.reduce((a, b) => a * b, 1);
}
// answer: start
function badStart(): number {
  return 0.5;
}
