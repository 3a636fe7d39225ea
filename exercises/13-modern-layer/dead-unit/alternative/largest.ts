// alternative: the largest input of each unit decides
// answer: rate
const deadlyRate = "0.30769";
// answer: share
function deadShare(inputs: number[][], weights: number[][], bias: number[]): number {
  let dead = 0;
  for (let u = 0; u < weights.length; u++) {
    const z = inputs.map((x) => weights[u].reduce((s, w, i) => s + w * x[i], bias[u]));
    if (Math.max(...z) <= 0) dead++;
  }
  return dead / weights.length;
}
// answer: wake
function wakingInput(): number {
  return -1.001;
}
