/** Adds up the mirrored line that stands before the first sample: weights of samples 0 … n − 1. */
function firstWeights(n: number, pole: number): Float64Array {
  // Powers of the pole below e⁻⁴⁰ are below rounding.
  const reach = Math.ceil(-40 / Math.log(Math.abs(pole)));
  const weights = new Float64Array(Math.min(n, reach));
  for (let i = 0; i < weights.length; i++) weights[i] = pole ** i;
  if (reach < n) return weights;

  // In a short line the mirror images come back: the way there and back is one period.
  for (let i = 1; i < n - 1; i++) weights[i] += pole ** (2 * n - 2 - i);
  const period = pole ** (2 * n - 2);
  for (let i = 0; i < n; i++) weights[i] /= 1 - period;
  return weights;
}

/**
 * Turns samples into B-spline coefficients, in place: a recursive filter down the rows of a block and
 * back up (sample i of line l stands at `block[i * width + l]`). Beyond its ends a line is mirrored.
 * One pole serves quadratic and cubic splines.
 */
export function splinePrefilter(
  block: Float64Array,
  n: number,
  {width, pole}: {width: number; pole: number},
): void {
  if (n < 2) return;
  const end = n * width;
  const first = firstWeights(n, pole);
  for (let l = 0; l < width; l++) {
    let total = 0;
    for (let i = 0, at = l; i < first.length; i++, at += width) total += first[i] * block[at];
    block[l] = total;
  }
  for (let at = width; at < end; at++) block[at] += pole * block[at - width];

  // The way back up; the last coefficient comes from the same mirror.
  const gain = (1 - pole) * (1 - 1 / pole);
  const edge = (gain * pole) / (pole * pole - 1);
  for (let at = end - width; at < end; at++) {
    block[at] = edge * (block[at] + pole * block[at - width]);
  }
  const scaled = gain * pole;
  for (let at = end - width - 1; at >= 0; at--) {
    block[at] = pole * block[at + width] - scaled * block[at];
  }
}
