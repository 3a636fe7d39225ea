// mistake: the largest probability of a row is taken, not that of the label
// expect: The largest probability of each row was taken
// answer: likelihood
const likelihood = 0.6 * 0.7 * 0.5 * 0.8;
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return labels.reduce((sum, _, i) => sum - Math.log(Math.max(...p[i])), 0);
}
