// mistake: values instead of slopes; the sign of the gradient decides
// expect: not its slope
// expect: whatever the sign of the gradient
// answer: slope
function slope(name: string, x: number, a: number): number {
  if (x > 0) return x;
  if (name === "relu") return 0;
  return name === "elu" ? a * Math.expm1(x) : a * x;
}
// answer: back
function back(_x: number[], g: number[]): number[] {
  return g.map((v) => Math.max(0, v));
}
