// mistake: the mean is taken out instead of the greatest logit
// expect: The mean was taken out
// answer: stable
function logSumExp(z: number[]): number {
  const mean = z.reduce((a, b) => a + b, 0) / z.length;
  return mean + Math.log(z.reduce((sum, one) => sum + Math.exp(one - mean), 0));
}
