// mistake: the logits are cut off where exp overflows
// expect: The logits were cut off
// answer: stable
function logSumExp(z: number[]): number {
  return Math.log(z.reduce((sum, one) => sum + Math.exp(Math.max(-700, Math.min(700, one))), 0));
}
