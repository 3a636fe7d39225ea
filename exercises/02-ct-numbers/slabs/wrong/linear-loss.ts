// mistake: photons are taken away in proportion to the thickness, as if the loss were linear
// expect: takes away a fixed number
// answer: through
function photonsThrough(sent: number, mu: number[], cm: number[]): number {
  let left = sent;
  for (let k = 0; k < mu.length; k++) left -= sent * mu[k] * cm[k];
  return left;
}
