// mistake: the outer factor of the chain rule is left out; a start far below 0
// expect: The outer factor f − 1
// expect: look above 0
// answer: residual
const residualSlope = "(1 + w)^9";
// answer: descend
function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  let factors = weights.map((w) => (residual ? 1 + w : w));
  for (let step = 0; step < steps; step++) {
    const others = factors.map((_, l) =>
      factors.reduce((product, factor, k) => (k === l ? product : product * factor), 1),
    );
    factors = factors.map((factor, l) => factor - rate * others[l]);
  }
  return factors.reduce((product, factor) => product * factor, 1);
}
// answer: start
function badStart(): number {
  return -0.9;
}
