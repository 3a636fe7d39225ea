// mistake: the greatest logit is taken out and forgotten
// expect: taken out and not added again
// answer: stable
function logSumExp(z: number[]): number {
  const most = Math.max(...z);
  return Math.log(z.reduce((sum, one) => sum + Math.exp(one - most), 0));
}
