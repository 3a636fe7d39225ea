// mistake: only what lies below 0 counts as silent; an input at the edge
// expect: no gradient passes a ReLU
// answer: share
function deadShare(inputs: number[][], weights: number[][], bias: number[]): number {
  const dead = weights.filter((w, unit) =>
    inputs.every((x) => x.reduce((sum, v, i) => sum + w[i] * v, bias[unit]) < 0),
  );
  return dead.length / weights.length;
}
// answer: wake
function wakingInput(): number {
  return -1;
}
