import {boundaryIndex} from "./boundary.ts";
import type {Interpolation} from "./interpolationKernel.ts";
import {interpolationKernel} from "./interpolationKernel.ts";
import type {Outside} from "./resampleOutside.ts";
import {edgeRuleOf, foldCoordinate, isBeyond, requireOutside} from "./resampleOutside.ts";
import {splinePrefilter} from "./splinePrefilter.ts";

/** How values between samples are found. */
export interface InterpolateOptions {
  /** How values between samples are found. */
  readonly interpolation: Interpolation;
  /** What stands outside the samples. */
  readonly outside: Outside;
}

/** Names the B-spline of each order; 0 is the nearest sample and 1 the straight line. */
export const SPLINE_ORDERS: readonly Exclude<Interpolation, object>[] = [
  "nearest",
  "linear",
  "quadratic-b-spline",
  "cubic-b-spline",
];

/**
 * Interpolates samples on a line, at any places. Splines of order 2 and 3 first turn the samples into
 * coefficients by a recursive filter; without it the result would be a smoothing.
 *
 * @formula $f(x) = \sum_k c_k\,\beta(x - k)$ with $f(k) = $ sample $k$
 * @param samples - values at 0, 1, … n − 1, at least one, shape [n]
 * @param at - places in samples, shape [m]
 * @param options - interpolation, as in `resampleTo`; outside: {value}, "edge" or "mirror"
 * @returns the values, shape [m]
 * @throws RangeError when there is no sample, a place is not finite, or an option is not one of those
 * @ref unser1999
 * @ref thevenaz2000
 * @example interpolate([0, 10, 20], [0.5, 1.5], {interpolation: "linear", outside: "edge"}) // [5, 15]
 */
export function interpolate(
  samples: ArrayLike<number>,
  at: ArrayLike<number>,
  {interpolation, outside}: InterpolateOptions,
): Float64Array {
  const {taps, pole, at: weigh} = interpolationKernel("interpolate", interpolation);
  requireOutside("interpolate", outside);
  const n = samples.length;
  if (n === 0) throw new RangeError("interpolate: samples must hold at least one number, got 0");
  const edge = edgeRuleOf(pole, outside);
  const extended = n + 2 * edge.pad;
  const line = Float64Array.from({length: extended}, (_, i) => {
    return samples[boundaryIndex(i - edge.pad, n, "nearest")];
  });
  if (pole !== 0) splinePrefilter(line, extended, {width: 1, pole});

  const weights = new Float64Array(taps);
  return Float64Array.from(at, (x) => {
    if (!Number.isFinite(x)) throw new RangeError(`interpolate: places must be finite, got ${x}`);
    if (typeof outside === "object" && isBeyond(x, n)) return outside.value;
    const first = weigh(foldCoordinate(x, n, edge), weights) + edge.pad;
    let total = 0;
    for (let k = 0; k < taps; k++) {
      if (weights[k] === 0) continue;
      const i = boundaryIndex(first + k, extended, edge.isMirrored ? "mirror" : "nearest");
      total += weights[k] * line[i];
    }
    return total;
  });
}
