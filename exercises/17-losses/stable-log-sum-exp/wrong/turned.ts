// mistake: the sign is turned
// expect: The sign is turned
// answer: loss
function crossEntropy(z: number[], label: number): number {
  return z[label] - logSumExp(z);
}
