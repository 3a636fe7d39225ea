import {ShapeError} from "../core/index.ts";
import {createVolume, type Volume} from "../image/index.ts";
import {requireFinite} from "./elementwise.ts";

/** Where the image of a point lies. */
export interface MeasuredPsfOptions {
  /** Voxel at the middle of the point's image, [i, j, k]. */
  readonly centre: readonly [number, number, number];
  /** Voxels that are kept on either side of it along x, y, z. */
  readonly radius: readonly [number, number, number];
  /** Value of the image far from the point, in the image's unit; it is subtracted. */
  readonly background: number;
}

/** Throws unless the box of voxels lies in the image. */
function requireInside(
  {shape}: Volume,
  {centre, radius}: Pick<MeasuredPsfOptions, "centre" | "radius">,
): void {
  for (let axis = 0; axis < 3; axis++) {
    const whole = Number.isInteger(centre[axis]) && Number.isInteger(radius[axis]);
    const first = centre[axis] - radius[axis];
    const last = centre[axis] + radius[axis];
    if (!whole || radius[axis] < 0 || first < 0 || last >= shape[axis]) {
      throw new ShapeError(
        `measuredPsf: centre ± radius must be whole voxels of the image, 0 to ${shape[axis] - 1} on axis ${axis}, got ${first} to ${last}`,
      );
    }
  }
}

/**
 * Cuts a point spread function out of the image of a point: background off, then divided by its sum.
 *
 * @formula $h = (g - b) / \sum (g - b)$
 * @param image - the scan of a small bead or a thin wire
 * @param {centre, radius, background} - middle voxel; voxels kept on either side; value far from the point
 * @returns the point spread as a volume of odd shape whose samples add to 1, its middle at the world's origin
 * @throws ShapeError when the box of voxels leaves the image
 * @throws RangeError when a voxel is not finite, or the image there is not above the background in sum
 * @ref aapm233
 * @example const bead = createVolume(Float64Array.of(10, 20, 40, 20, 10), {shape: [5, 1, 1], unit: "1"})
 * measuredPsf(bead, {centre: [2, 0, 0], radius: [1, 0, 0], background: 10}).data // [0.2, 0.6, 0.2]
 */
export function measuredPsf(
  image: Volume,
  {centre, radius, background}: MeasuredPsfOptions,
): Volume {
  requireInside(image, {centre, radius});
  requireFinite("measuredPsf", "background", background);
  const {shape, spacing} = image;
  const size = [2 * radius[0] + 1, 2 * radius[1] + 1, 2 * radius[2] + 1] as const;
  const data = new Float64Array(size[0] * size[1] * size[2]);

  // Copy the box without its background, and add it up.
  let total = 0;
  let at = 0;
  for (let k = -radius[2]; k <= radius[2]; k++) {
    for (let j = -radius[1]; j <= radius[1]; j++) {
      let from = centre[0] - radius[0] + shape[0] * (centre[1] + j + shape[1] * (centre[2] + k));
      for (let i = 0; i < size[0]; i++) {
        const value = image.data[from++] - background;
        requireFinite("measuredPsf", "every voxel of the box", value);
        data[at++] = value;
        total += value;
      }
    }
  }
  if (!(total > 0)) {
    throw new RangeError(
      `measuredPsf: the box must be brighter than its background, its sum above it is ${total}`,
    );
  }
  for (let i = 0; i < data.length; i++) data[i] /= total;
  return createVolume(data, {
    shape: size,
    spacing,
    origin: [-radius[0] * spacing[0] + 0, -radius[1] * spacing[1] + 0, -radius[2] * spacing[2] + 0],
    unit: "1",
  });
}
