import {requireFinite} from "./elementwise.ts";

/** Two scanners' widths. */
export interface MatchPsfOptions {
  /** Standard deviation of the sharper scanner's point spread, mm, >= 0. */
  readonly fromMm: number;
  /** Standard deviation that it shall have, mm, at least fromMm. */
  readonly toMm: number;
}

/**
 * Computes the Gaussian blur that gives a sharp image the resolution of a less sharp one.
 *
 * @formula eq:match-psf $\sigma = \sqrt{\sigma_{\mathrm{to}}^2 - \sigma_{\mathrm{from}}^2}$
 * @param {fromMm, toMm} - standard deviation that the image has, and the one it shall have, mm
 * @returns the standard deviation of the blur to apply, mm
 * @throws RangeError when a width is negative or not finite, or toMm is below fromMm: no blur sharpens
 * @ref boellaard2015
 * @example matchPsf({fromMm: 3, toMm: 5}) // 4
 */
export function matchPsf({fromMm, toMm}: MatchPsfOptions): number {
  requireFinite("matchPsf", "fromMm", fromMm);
  requireFinite("matchPsf", "toMm", toMm);
  if (fromMm < 0 || toMm < fromMm) {
    throw new RangeError(
      `matchPsf: toMm must be at least fromMm, and both at least 0, got ${fromMm} to ${toMm}; match the sharper scanner to the other one`,
    );
  }
  // (to − from)(to + from) keeps its digits when the two widths are close.
  return Math.sqrt((toMm - fromMm) * (toMm + fromMm));
}
