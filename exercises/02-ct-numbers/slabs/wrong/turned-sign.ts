// mistake: the ratio in the logarithm is turned round
// expect: sign is turned
// answer: invert
function secondMu(
  sent: number,
  counted: number,
  firstMu: number,
  firstCm: number,
  secondCm: number,
): number {
  return (Math.log(counted / sent) - firstMu * firstCm) / secondCm;
}
