import {createVolume, type Volume} from "../image/index.ts";
import {axisTriple, separablePsf} from "./separablePsf.ts";

/** A Gaussian point spread and the grid on which it is sampled. */
export interface GaussianPsfOptions {
  /** Standard deviation, mm: one for all axes, or one for x, y and z; 0 leaves an axis as it is. */
  readonly sigmaMm: number | readonly [number, number, number];
  /** Voxel size, mm. */
  readonly spacing: readonly [number, number, number];
  /** Where the samples end, in standard deviations; 4 when left out. */
  readonly truncate?: number;
}

/** Samples a Gaussian at the voxel centres of one axis, out to truncate standard deviations. */
function gaussianLine(sigma: number, truncate: number): Float64Array {
  const radius = Math.floor(truncate * sigma + 0.5);
  return Float64Array.from({length: 2 * radius + 1}, (_, i) =>
    i === radius ? 1 : Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
}

/**
 * Samples a Gaussian point spread function on a grid; its samples add to 1 and its middle is sample ⌊n/2⌋.
 * Sigma 0 gives one sample along that axis, so `[1, 1, 0]` spreads in the plane of a slice alone.
 *
 * @formula $h(\mathbf r) \propto \exp\left(-\frac{x^2}{2\sigma_x^2} - \frac{y^2}{2\sigma_y^2} - \frac{z^2}{2\sigma_z^2}\right)$
 * @param {sigmaMm, spacing, truncate} - standard deviation, mm, one or three; voxel size, mm; end of the
 *   samples in standard deviations
 * @returns the point spread as a volume of odd shape, its middle at the world's origin
 * @throws RangeError when sigma is negative, a spacing is not above 0, or truncate is not above 0
 * @ref boreman2001
 * @example gaussianPsf({sigmaMm: [1, 0, 0], spacing: [2, 1, 1], truncate: 2}).data // [0.10650697891920075, 0.7869860421615985, 0.10650697891920075]
 */
export function gaussianPsf({sigmaMm, spacing, truncate = 4}: GaussianPsfOptions): Volume {
  const sigmas = axisTriple("gaussianPsf", "sigmaMm", sigmaMm);
  if (!(Number.isFinite(truncate) && truncate > 0)) {
    throw new RangeError(`gaussianPsf: truncate must be finite and above 0, got ${truncate}`);
  }
  const {data, grid} = separablePsf("gaussianPsf", spacing, (axis) =>
    gaussianLine(sigmas[axis] / spacing[axis], truncate),
  );
  return createVolume(data, {...grid, unit: "1"});
}
