// mistake: the first input to fall silent decides; one silent example is enough
// expect: x = 2 still answers
// expect: it has to be silent for all
// answer: rate
const deadlyRate = 0.25;
// answer: share
function deadShare(inputs: number[][], weights: number[][], bias: number[]): number {
  const dead = weights.filter((w, unit) =>
    inputs.some((x) => x.reduce((sum, v, i) => sum + w[i] * v, bias[unit]) <= 0),
  );
  return dead.length / weights.length;
}
