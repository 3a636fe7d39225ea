import {createVolume, type Volume} from "../image/index.ts";
import {requireFinite} from "./elementwise.ts";
import {gaussianPsf} from "./gaussianPsf.ts";

/** A sharpening kernel and the grid on which it is sampled. */
export interface SharpPsfOptions {
  /** Standard deviation of the blur that is subtracted, mm, one or three. */
  readonly sigmaMm: number | readonly [number, number, number];
  /** How much of it is subtracted, 1; 0 gives a point. */
  readonly amount: number;
  /** Voxel size, mm. */
  readonly spacing: readonly [number, number, number];
  /** Where the samples end, in standard deviations; 4 when left out. */
  readonly truncate?: number;
}

/**
 * Samples an edge-enhancing kernel: a point, plus the point minus its blur. It has negative samples, adds to 1,
 * and its MTF rises above 1, as that of a sharp CT kernel does.
 *
 * @formula eq:sharp-psf $h = (1 + a)\,\delta - a\,g_\sigma$
 * @param {sigmaMm, amount, spacing, truncate} - blur that is subtracted, mm; how much of it; voxel size, mm;
 *   end of the samples in standard deviations
 * @returns the kernel as a volume of odd shape, its middle at the world's origin
 * @throws RangeError when sigma is negative, amount is not finite, or a spacing is not above 0
 * @ref boreman2001
 * @example sharpPsf({sigmaMm: [1, 0, 0], amount: 1, spacing: [2, 1, 1], truncate: 2}).data // [-0.10650697891920075, 1.2130139578384014, -0.10650697891920075]
 */
export function sharpPsf({sigmaMm, amount, spacing, truncate = 4}: SharpPsfOptions): Volume {
  requireFinite("sharpPsf", "amount", amount);
  const blur = gaussianPsf({sigmaMm, spacing, truncate});
  const data = Float64Array.from(blur.data, (weight) => -amount * weight + 0);
  data[(data.length - 1) / 2] += 1 + amount;
  return createVolume(data, {...blur, unit: "1"});
}
