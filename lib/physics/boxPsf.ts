import {createVolume, type Volume} from "../image/index.ts";
import {axisTriple, separablePsf} from "./separablePsf.ts";

/** A box-shaped point spread and the grid on which it is sampled. */
export interface BoxPsfOptions {
  /** Width of the box, mm: one for all axes, or one for x, y and z; 0 leaves an axis as it is. */
  readonly widthMm: number | readonly [number, number, number];
  /** Voxel size, mm. */
  readonly spacing: readonly [number, number, number];
}

/** Computes how much of each voxel of one axis a box covers; `width` is in voxels. */
function boxLine(width: number): Float64Array {
  // A width within a billionth of a whole number of voxels, 0 included, leaves no slivers at its ends.
  const radius = Math.max(0, Math.ceil((width - 1) / 2 - 1e-9));
  return Float64Array.from({length: 2 * radius + 1}, (_, i) => {
    const distance = Math.abs(i - radius);
    if (width < 1e-9) return 1;
    return Math.max(0, Math.min(width / 2, distance + 0.5) - Math.max(-width / 2, distance - 0.5));
  });
}

/**
 * Samples a box point spread function, the aperture of a detector element or a thick slice: each weight is
 * the share of the box in that voxel. The samples add to 1 and the middle is sample ⌊n/2⌋.
 *
 * @formula $h(x) = 1/a$ where $|x| \le a/2$, else 0, along each axis
 * @param {widthMm, spacing} - width of the box, mm, one or three; voxel size, mm
 * @returns the point spread as a volume of odd shape, its middle at the world's origin
 * @throws RangeError when a width is negative or a spacing is not above 0
 * @ref boreman2001
 * @example boxPsf({widthMm: [2, 0, 0], spacing: [1, 1, 1]}).data // [0.25, 0.5, 0.25]
 */
export function boxPsf({widthMm, spacing}: BoxPsfOptions): Volume {
  const widths = axisTriple("boxPsf", "widthMm", widthMm);
  const {data, grid} = separablePsf("boxPsf", spacing, (axis) =>
    boxLine(widths[axis] / spacing[axis]),
  );
  return createVolume(data, {...grid, unit: "1"});
}
