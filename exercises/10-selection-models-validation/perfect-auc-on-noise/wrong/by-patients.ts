// mistake: pairs are divided by the number of patients; the weights are the scores of the patients
// expect: Divide by the number of pairs
// expect: one finite weight for each feature
// answer: auc
function aucOf(scores: number[], y: number[]): number {
  const ill = scores.filter((_, i) => y[i] === 1);
  const well = scores.filter((_, i) => y[i] === 0);
  let won = 0;
  for (const a of ill) for (const b of well) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / scores.length;
}
// answer: weights
function perfectWeights(_x: number[][], y: number[]): number[] {
  return y.map((v) => 2 * v - 1);
}
