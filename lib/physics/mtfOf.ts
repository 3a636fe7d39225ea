import {type Kernel, type KernelOptions, placesOf, transformOf} from "./kernel.ts";

/**
 * Computes the modulation transfer function of any kernel: the size of its transfer, 1 at frequency 0.
 *
 * One function for a point spread, a smoothing filter, an interpolation kernel (as a function of place) and
 * the weights of a trained layer. Which sample stands at place 0 does not matter to it.
 *
 * @formula eq:mtf $\mathrm{MTF}(k) = \frac{|H(k)|}{|H(0)|}$
 * @param kernel - samples [n]; {data, shape, spacing}, such as a volume; or {response, knots}
 * @param options - frequency: cycles/mm [n]; stepMm: distance of a line's samples, mm; direction: way through
 *   a kernel on a grid
 * @returns the MTF, shape [n]
 * @throws RangeError when the kernel is empty, not finite or sums to 0, or stepMm or direction is missing
 * @throws ShapeError when a kernel's shape does not fit its samples
 * @ref boreman2001
 * @example mtfOf([1, 2, 1], {frequency: [0, 0.25], stepMm: 1}) // [1, 0.5]
 * mtfOf({response: (x) => 1 - Math.abs(x), knots: [-1, 0, 1]}, {frequency: [0, 0.5]}) // ≈ [1, 0.40528473]
 */
export function mtfOf(kernel: Kernel, options: KernelOptions): Float64Array {
  const {frequency} = options;
  const line = placesOf("mtfOf", kernel, options, "first");
  let sum = 0;
  let size = 0;
  for (let i = 0; i < line.weights.length; i++) {
    sum += line.weights[i];
    size += Math.abs(line.weights[i]);
  }
  // A derivative passes nothing at frequency 0, so there is nothing to be 1; rounding leaves a little.
  if (Math.abs(sum) <= 1e-12 * size) {
    throw new RangeError(
      `mtfOf: kernel must not sum to 0, got ${sum}; it has no MTF, look at its otf instead`,
    );
  }
  const {re, im} = transformOf(line, frequency);
  return re.map((real, f) => Math.hypot(real, im[f]) / Math.abs(sum));
}
