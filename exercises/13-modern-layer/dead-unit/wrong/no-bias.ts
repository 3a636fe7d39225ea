// mistake: the bias is forgotten
// expect: The bias moves as well
// expect: The bias is missing
// answer: rate
const deadlyRate = 0.4;
// answer: share
function deadShare(inputs: number[][], weights: number[][], _bias: number[]): number {
  const dead = weights.filter((w) =>
    inputs.every((x) => x.reduce((sum, v, i) => sum + w[i] * v, 0) <= 0),
  );
  return dead.length / weights.length;
}
