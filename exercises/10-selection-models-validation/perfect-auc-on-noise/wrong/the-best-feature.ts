// mistake: the best single feature is taken for a model; the AUC counts ties as lost
// expect: some well patient scores as high as an ill one
// expect: counted as lost
// answer: auc
function aucOf(scores: number[], y: number[]): number {
  const ill = scores.filter((_, i) => y[i] === 1);
  const well = scores.filter((_, i) => y[i] === 0);
  const won = ill.reduce((sum, a) => sum + well.filter((b) => a > b).length, 0);
  return won / (ill.length * well.length);
}
// answer: weights
function perfectWeights(x: number[][], y: number[]): number[] {
  const gaps = x[0].map((_, j) => x.reduce((sum, row, i) => sum + row[j] * (2 * y[i] - 1), 0));
  const best = gaps.reduce((top, gap, j) => (Math.abs(gap) > Math.abs(gaps[top]) ? j : top), 0);
  return gaps.map((gap, j) => (j === best ? Math.sign(gap) : 0));
}
