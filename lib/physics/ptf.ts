import {type Kernel, placesOf, transformOf} from "./kernel.ts";
import type {OtfOptions} from "./otf.ts";

/**
 * Computes the phase transfer function of a kernel: how far each frequency is moved, which the MTF hides.
 *
 * @formula eq:ptf $\mathrm{PTF}(k) = \arg H(k)$
 * @param kernel - samples [n]; {data, shape, spacing}, such as a volume; or {response, knots}
 * @param {frequency, stepMm, direction, origin} - cycles/mm [n]; distance of a line's samples, mm; way
 *   through a kernel on a grid; sample at place 0
 * @returns the phase, rad, above −π and up to π, shape [n]; 0 where H is 0 and so has no phase
 * @throws RangeError when the kernel is empty or not finite, or stepMm or direction is missing
 * @throws ShapeError when a kernel's shape does not fit its samples
 * @ref boreman2001
 * @example ptf([0, 1], {frequency: [0, 0.25], stepMm: 1, origin: "first"}) // [0, -1.5707963267948966]
 */
export function ptf(kernel: Kernel, {origin, ...options}: OtfOptions): Float64Array {
  const line = placesOf("ptf", kernel, options, origin);
  const {re, im} = transformOf(line, options.frequency);
  let size = 0;
  for (const weight of line.weights) size += Math.abs(weight);
  // What is left of an exact 0 after rounding has no meaning: it must not turn the phase.
  const least = 1e-14 * size;
  return re.map((real, f) => {
    const imaginary = Math.abs(im[f]) <= least ? 0 : im[f];
    return Math.abs(real) <= least && imaginary === 0 ? 0 : Math.atan2(imaginary, real);
  });
}
