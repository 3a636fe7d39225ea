// mistake: all probabilities are multiplied before the logarithm is taken
// expect: underflows to 0
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return -Math.log(labels.reduce((all, label, i) => all * p[i][label], 1));
}
