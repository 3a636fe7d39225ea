// mistake: the probability is kept away from 0
// expect: The probability was kept away from 0
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return labels.reduce((sum, label, i) => sum - Math.log(Math.max(1e-12, p[i][label])), 0);
}
