// mistake: rows are added with the sign of their outcome, which only works when they are nearly at right angles
// expect: fails where features only just outnumber patients
// expect: counted as won
// answer: auc
function aucOf(scores: number[], y: number[]): number {
  const ill = scores.filter((_, i) => y[i] === 1);
  const well = scores.filter((_, i) => y[i] === 0);
  const won = ill.reduce((sum, a) => sum + well.filter((b) => a >= b).length, 0);
  return won / (ill.length * well.length);
}
// answer: weights
function perfectWeights(x: number[][], y: number[]): number[] {
  return x[0].map((_, j) => x.reduce((sum, row, i) => sum + row[j] * (2 * y[i] - 1), 0));
}
