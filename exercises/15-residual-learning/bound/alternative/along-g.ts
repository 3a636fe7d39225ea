// alternative: a Jacobian that acts along g alone; the depth by logarithms
// answer: worst
function worstJacobian(alpha: number, g: number[]): number[][] {
  const squared = g.reduce((sum, v) => sum + v * v, 0);
  return g.map((a) => g.map((b) => (-alpha * a * b) / squared));
}
// answer: depth
function uselessDepth(alpha: number, share: number): number {
  let m = Math.max(0, Math.floor(Math.log(share) / Math.log(1 - alpha)) - 1);
  while ((1 - alpha) ** m >= share) m++;
  return m;
}
