// mistake: the logarithm of base 10 is taken
// expect: base 10
// answer: invert
function secondMu(
  sent: number,
  counted: number,
  firstMu: number,
  firstCm: number,
  secondCm: number,
): number {
  return (Math.log10(sent / counted) - firstMu * firstCm) / secondCm;
}
