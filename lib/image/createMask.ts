import type {GridOptions} from "./checkedGrid.ts";
import {checkedGrid} from "./checkedGrid.ts";
import type {Mask} from "./volume.ts";

/**
 * Creates a mask: 1 inside a region, 0 outside, on a grid in world space. The array is kept, not copied.
 *
 * @param data - 0 or 1 for each voxel, x fastest, shape [nx·ny·nz]
 * @param grid - the image it belongs to, or its shape with spacing, origin and direction
 * @returns the mask; it may be empty
 * @throws TypeError when data is not a Uint8Array
 * @throws ShapeError when data does not hold nx·ny·nz values
 * @throws RangeError when a value is neither 0 nor 1, or the grid breaks a rule
 * @ref cox2004
 * @example createMask(Uint8Array.of(0, 1), {shape: [2, 1, 1]}).kind // "mask"
 */
export function createMask(data: Uint8Array, grid: GridOptions): Mask {
  if (!(data instanceof Uint8Array)) {
    throw new TypeError(
      `createMask: data must be a Uint8Array, got ${Object.prototype.toString.call(data).slice(8, -1)}`,
    );
  }
  const checked = checkedGrid("createMask", grid, data.length);
  for (let i = 0; i < data.length; i++) {
    if (data[i] > 1) {
      throw new RangeError(`createMask: values must be 0 or 1, got ${data[i]} at index ${i}`);
    }
  }
  return {...checked, kind: "mask", data};
}
