// mistake: the scatter of the counts is given, without the logarithm; the beam always loses a little
// expect: standard deviation of the counts
// answer: through
function photonsThrough(sent: number, mu: number[], cm: number[]): number {
  let left = sent * 0.999;
  for (let k = 0; k < mu.length; k++) left *= Math.exp(-mu[k] * cm[k]);
  return left;
}
// answer: noise
const noiseOfP = "sqrt(N*exp(-p))";
