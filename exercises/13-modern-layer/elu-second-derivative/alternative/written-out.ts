// alternative: both quotients written out
// answer: quotients
function quotients(alpha: number, h: number): number[] {
  return [(-alpha * Math.expm1(-h)) / h, (1 - alpha) / h];
}
// answer: order
const smoothness = (alpha: number): number => Number(Math.abs(alpha - 1) < 1e-12);
