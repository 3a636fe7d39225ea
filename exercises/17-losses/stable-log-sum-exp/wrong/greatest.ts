// mistake: the greatest logit is returned
// expect: This is the greatest logit alone
// answer: stable
function logSumExp(z: number[]): number {
  return Math.max(...z);
}
