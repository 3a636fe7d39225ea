// mistake: the sign is turned
// expect: The sign is turned
// answer: surprise
const surprise = "-3.1701";
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return labels.reduce((sum, label, i) => sum + Math.log(p[i][label]), 0);
}
