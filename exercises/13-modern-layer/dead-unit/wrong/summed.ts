// mistake: gradients are summed; the living are counted
// expect: not the sum
// expect: units that are alive
// answer: rate
const deadlyRate = "0.153846";
// answer: share
function deadShare(inputs: number[][], weights: number[][], bias: number[]): number {
  const alive = weights.filter((w, unit) =>
    inputs.some((x) => x.reduce((sum, v, i) => sum + w[i] * v, bias[unit]) > 0),
  );
  return alive.length / weights.length;
}
