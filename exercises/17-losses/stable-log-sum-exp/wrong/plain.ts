// mistake: the formula is used as it stands
// expect: This is the plain formula
// answer: stable
function logSumExp(z: number[]): number {
  return Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0));
}
