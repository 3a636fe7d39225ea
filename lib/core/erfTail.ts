/** Computes 1 − erf(x) for x of at least 1.5 by its continued fraction, from the inside out. */
export function complement(x: number): number {
  let fraction = x;
  for (let k = 80; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
