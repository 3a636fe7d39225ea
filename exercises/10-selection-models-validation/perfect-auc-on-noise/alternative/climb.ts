// alternative: logistic regression climbed in many steps; logarithms for the probability
// answer: expected
const perfectOnes = "m*(1/924 + 1/924)";
// answer: least
let log = 0;
for (let k = 1; k <= variant.ill; k++) log += Math.log((variant.well + k) / k);
const atLeastOne = `${(100 * -Math.expm1(variant.features * Math.log1p(-2 * Math.exp(-log)))).toFixed(4)} %`;
// answer: weights
function perfectWeights(x: number[][], y: number[]): number[] {
  const weights = new Array<number>(x[0].length).fill(0);
  let shift = 0;
  const score = (row: number[]) => row.reduce((sum, value, j) => sum + weights[j] * value, shift);
  const rate = 1 / x[0].length;
  for (let step = 0; step < 20000; step++) {
    const scores = x.map(score);
    const least = Math.min(...scores.filter((_, i) => y[i] === 1));
    if (scores.every((s, i) => y[i] === 1 || s < least - 1e-9)) break;
    const gaps = scores.map((s, i) => y[i] - 1 / (1 + Math.exp(-s)));
    gaps.forEach((gap, i) => {
      shift += rate * gap;
      for (let j = 0; j < weights.length; j++) weights[j] += rate * gap * x[i][j];
    });
  }
  return weights;
}
