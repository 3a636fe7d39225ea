// mistake: ELU instead of its derivatives
// expect: That is ELU itself
// expect: take quotients of its slope
// answer: below
const belowZero = "a*(exp(x) - 1)";
// answer: quotients
function quotients(alpha: number, h: number): number[] {
  const value = (x: number) => (x > 0 ? x : alpha * Math.expm1(x));
  return [(value(0) - value(-h)) / h, (value(h) - value(0)) / h];
}
