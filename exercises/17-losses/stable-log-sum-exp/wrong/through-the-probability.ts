// mistake: the probability is formed before the logarithm
// expect: The probability of the label underflowed
// answer: loss
function crossEntropy(z: number[], label: number): number {
  return -Math.log(Math.exp(z[label] - logSumExp(z)));
}
