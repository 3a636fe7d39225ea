import type {GridOptions} from "./checkedGrid.ts";
import {checkedGrid} from "./checkedGrid.ts";
import type {Unit, Volume, VoxelArray} from "./volume.ts";

/** What a new volume needs beside its numbers. */
export interface VolumeOptions extends GridOptions {
  /** What the numbers mean; "1" is a plain number. */
  readonly unit: Unit;
}

const UNITS: readonly string[] = ["HU", "SUV", "1/cm", "zscore", "1"];

/** Tells whether a value is one of the flat arrays a volume may hold. */
function isVoxelArray(data: unknown): data is VoxelArray {
  return (
    data instanceof Float32Array ||
    data instanceof Float64Array ||
    data instanceof Int8Array ||
    data instanceof Uint8Array ||
    data instanceof Int16Array ||
    data instanceof Uint16Array ||
    data instanceof Int32Array ||
    data instanceof Uint32Array
  );
}

/**
 * Creates a volume: a flat array of numbers on a grid in world space. The array is kept, not copied.
 *
 * @param data - voxel values in `unit`, x fastest, shape [nx·ny·nz]
 * @param options - shape [nx, ny, nz]; spacing in mm, 1 when left out; origin in mm, RAS+, 0 when
 *   left out; direction, row-major 3 × 3, the identity when left out; unit
 * @returns the volume
 * @throws TypeError when data is not a typed array of numbers
 * @throws ShapeError when data does not hold nx·ny·nz values
 * @throws RangeError when spacing, origin, direction or unit breaks its rule
 * @ref cox2004
 * @example createVolume(Float32Array.of(5, 6), {shape: [2, 1, 1], unit: "HU"}).spacing // [1, 1, 1]
 */
export function createVolume(data: VoxelArray, {unit, ...grid}: VolumeOptions): Volume {
  if (!isVoxelArray(data)) {
    throw new TypeError(
      `createVolume: data must be a typed array of numbers, got ${Object.prototype.toString.call(data).slice(8, -1)}`,
    );
  }
  if (!UNITS.includes(unit)) {
    throw new RangeError(
      `createVolume: unit must be one of ${UNITS.join(", ")}, got ${String(unit)}`,
    );
  }
  return {...checkedGrid("createVolume", grid, data.length), data, unit};
}
