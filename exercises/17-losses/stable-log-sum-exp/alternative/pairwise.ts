// alternative: logits are joined two at a time
// answer: stable
function logSumExp(z: number[]): number {
  return z.reduce((a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))));
}
