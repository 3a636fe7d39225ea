// mistake: an even area divides 0 by 0
// expect: divides 0 by 0
// answer: kept
function keptContrast(k: number, step: number): number {
  const x = Math.PI * k * step;
  return Math.abs(Math.sin(x) / x);
}
