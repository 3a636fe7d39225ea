import {requirePositive} from "./elementwise.ts";
import type {GaussianMtfOptions} from "./gaussianMtf.ts";

/** Three ways to say how sharp a Gaussian point spread is. */
export interface GaussianResolution {
  /** Full width of the point spread at half its height, mm. */
  readonly fwhmMm: number;
  /** Frequency at which the MTF is 0.5, cycles per mm. */
  readonly mtf50: number;
  /** Frequency at which the MTF is 0.1, cycles per mm. */
  readonly mtf10: number;
}

/**
 * Computes the width of a Gaussian point spread and where its MTF falls to a half and to a tenth.
 *
 * @formula eq:gaussian-resolution $\mathrm{FWHM} = 2\sqrt{2\ln 2}\,\sigma$, $k_q = \frac{\sqrt{-\ln q / 2}}{\pi\sigma}$
 * @param options - sigmaMm: standard deviation of the point spread, mm
 * @returns fwhmMm, mm, and mtf50 and mtf10, cycles per mm
 * @throws RangeError when sigmaMm is not above 0
 * @ref boreman2001
 * @example gaussianResolution({sigmaMm: 1}) // ≈ {fwhmMm: 2.354820045, mtf50: 0.187390625, mtf10: 0.341541101}
 */
export function gaussianResolution({sigmaMm}: GaussianMtfOptions): GaussianResolution {
  requirePositive("gaussianResolution", "sigmaMm", sigmaMm);
  const frequencyAt = (level: number) => Math.sqrt(-Math.log(level) / 2) / (Math.PI * sigmaMm);
  return {
    fwhmMm: 2 * Math.sqrt(2 * Math.LN2) * sigmaMm,
    mtf50: frequencyAt(0.5),
    mtf10: frequencyAt(0.1),
  };
}
