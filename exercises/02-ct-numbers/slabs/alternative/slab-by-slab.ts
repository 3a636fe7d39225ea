// alternative: slab by slab, from the back, and other forms of the same algebra
// answer: through
const photonsThrough = (sent: number, mu: number[], cm: number[]): number =>
  mu.reduce((left, value, k) => left * Math.exp(-value * cm[k]), sent);
// answer: invert
function secondMu(
  sent: number,
  counted: number,
  firstMu: number,
  firstCm: number,
  secondCm: number,
): number {
  const behindFirst = sent * Math.exp(-firstMu * firstCm);
  return -Math.log(counted / behindFirst) / secondCm;
}
// answer: noise
const noiseOfP = "N^(-0.5)*exp(0.5*p)";
// answer: photons
const arriving = 1 / (variant.sd * variant.boneCm) ** 2;
const lost = Math.exp(0.2 * variant.tissueCm) * Math.exp(variant.boneMu * variant.boneCm);
const photonsNeeded = `${(arriving * lost).toPrecision(5)}`;
