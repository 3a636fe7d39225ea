// mistake: the sign of reversed contrast is left in
// expect: take the absolute value
// answer: kept
function keptContrast(k: number, step: number): number {
  const x = Math.PI * k * step;
  return x === 0 ? 1 : Math.sin(x) / x;
}
