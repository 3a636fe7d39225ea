// mistake: the residual net is fitted without its shortcut; the identity is taken for a bad start
// expect: The shortcut is missing
// expect: the net is the identity and stays it
// answer: residual
const residualSlope = "(w^10 - 1) * w^9";
// answer: descend
function descend(weights: number[], _residual: boolean, rate: number, steps: number): number {
  let factors = [...weights];
  const all = () => factors.reduce((product, factor) => product * factor, 1);
  for (let step = 0; step < steps; step++) {
    const gap = all() - 1;
    const others = factors.map((_, l) =>
      factors.reduce((product, factor, k) => (k === l ? product : product * factor), 1),
    );
    factors = factors.map((factor, l) => factor - rate * gap * others[l]);
  }
  return all();
}
// answer: start
function badStart(): number {
  return 0;
}
