import {ShapeError} from "../core/index.ts";
import {requireFinite} from "./elementwise.ts";

/** A curve and the height at which it is read. */
export interface MtfFrequencyOptions {
  /** The MTF at each frequency, shape [n]. */
  readonly mtf: ArrayLike<number>;
  /** Height at which to read, such as 0.5 or 0.1. */
  readonly level: number;
}

/**
 * Reads off the frequency at which an MTF first falls to a level, along straight lines between its samples.
 *
 * It is the first crossing from above: a curve may rise again, as that of a box does in its side lobes.
 *
 * @formula $k_q = \min \{k : \mathrm{MTF}(k) \le q\}$
 * @param frequency - ascending, cycles per mm, shape [n]
 * @param {mtf, level} - the curve, shape [n]; height at which to read it
 * @returns the frequency, in the unit of `frequency`
 * @throws ShapeError when frequency and mtf differ in length
 * @throws RangeError when the curve does not begin above the level, never falls to it, or frequency does not ascend
 * @ref boreman2001
 * @example mtfFrequency([0, 1, 2], {mtf: [1, 0.6, 0.2], level: 0.5}) // 1.25
 */
export function mtfFrequency(
  frequency: ArrayLike<number>,
  {mtf, level}: MtfFrequencyOptions,
): number {
  if (frequency.length !== mtf.length) {
    throw new ShapeError(
      `mtfFrequency: frequency and mtf must have one length, got ${frequency.length} and ${mtf.length}`,
    );
  }
  requireFinite("mtfFrequency", "level", level);
  if (!(mtf.length > 0 && mtf[0] > level)) {
    throw new RangeError(`mtfFrequency: mtf must begin above the level ${level}, got ${mtf[0]}`);
  }
  for (let i = 1; i < mtf.length; i++) {
    if (!(frequency[i] > frequency[i - 1])) {
      throw new RangeError(
        `mtfFrequency: frequency must ascend, got ${frequency[i - 1]} and then ${frequency[i]}`,
      );
    }
    if (mtf[i] > level) continue;
    requireFinite("mtfFrequency", `mtf[${i}]`, mtf[i]);
    const share = (mtf[i - 1] - level) / (mtf[i - 1] - mtf[i]);
    return frequency[i - 1] + share * (frequency[i] - frequency[i - 1]);
  }
  throw new RangeError(
    `mtfFrequency: mtf must fall to the level ${level} within its frequencies, it ends at ${mtf[mtf.length - 1]}`,
  );
}
