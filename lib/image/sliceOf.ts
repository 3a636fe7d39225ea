import {sameKind} from "./sameKind.ts";
import type {Mask, Unit, Volume, VoxelArray} from "./volume.ts";

/** A plane of voxels, its first axis fastest: index = column + columns · row. */
export interface Slice {
  readonly data: VoxelArray;
  /** Number of columns and rows. */
  readonly shape: readonly [number, number];
  /** Distance of columns and of rows, mm. */
  readonly spacing: readonly [number, number];
  /** The voxel axis that the slice cuts. */
  readonly axis: "x" | "y" | "z";
  /** Where it cuts. */
  readonly index: number;
  /** What the numbers mean; "1" for a mask. */
  readonly unit: Unit;
}

/**
 * Cuts one plane of voxels out of a volume or mask. The two axes that stay keep their order: a cut
 * across z has columns along x and rows along y, across y columns along x and rows along z, across x
 * columns along y and rows along z.
 *
 * @param image - the volume or mask
 * @param axis - the voxel axis to cut across
 * @param index - where, 0 … n − 1 along that axis
 * @returns the plane with a copy of its voxels, shape [columns·rows]
 * @throws RangeError when axis or index does not exist
 * @ref cox2004
 * @example sliceOf(createVolume(Uint8Array.of(1, 2, 3, 4), {shape: [2, 1, 2], unit: "1"}), "x", 1).data // [2, 4]
 */
export function sliceOf(image: Volume | Mask, axis: "x" | "y" | "z", index: number): Slice {
  const cut = ["x", "y", "z"].indexOf(axis);
  if (cut < 0) {
    throw new RangeError(`sliceOf: axis must be "x", "y" or "z", got ${String(axis)}`);
  }
  const {shape, spacing, data} = image;
  if (!Number.isInteger(index) || index < 0 || index >= shape[cut]) {
    throw new RangeError(
      `sliceOf: index along ${axis} must be a whole number from 0 to ${shape[cut] - 1}, got ${index}`,
    );
  }

  const strides = [1, shape[0], shape[0] * shape[1]];
  const [first, second] = [0, 1, 2].filter((a) => a !== cut);
  const [columns, rows] = [shape[first], shape[second]];
  const plane = sameKind(data, columns * rows);
  for (let row = 0; row < rows; row++) {
    let source = index * strides[cut] + row * strides[second];
    for (let column = 0; column < columns; column++) {
      plane[column + columns * row] = data[source];
      source += strides[first];
    }
  }
  return {
    data: plane,
    shape: [columns, rows],
    spacing: [spacing[first], spacing[second]],
    axis,
    index,
    unit: "unit" in image ? image.unit : "1",
  };
}
