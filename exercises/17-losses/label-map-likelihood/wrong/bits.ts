// mistake: the logarithm has base 2
// expect: This is in bits
// answer: surprise
const surprise = 4.5735;
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return labels.reduce((sum, label, i) => sum - Math.log2(p[i][label]), 0);
}
