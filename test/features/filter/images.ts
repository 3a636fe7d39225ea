import assert from "node:assert/strict";
import type {Mask, Volume} from "../../../lib/image/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";

/** A grid's shape. */
export type Shape = readonly [number, number, number];

/** Makes an image of whole numbers 0 … 40 by a formula that other programs can follow. */
export function pattern(shape: Shape, spacing: Shape = [1, 1, 1]): Volume {
  const [nx, ny] = shape;
  const data = Int16Array.from({length: shape[0] * shape[1] * shape[2]}, (_, at) => {
    const [i, j, k] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
    return (i * 37 + j * 11 + k * 23 + ((i * j) % 5) * 3 + ((j * k) % 7) * 2) % 41;
  });
  return createVolume(data, {shape, spacing, unit: "1"});
}

/** Gives an image the values of another in double precision. */
export function doubled(image: Volume): Volume {
  return {...image, data: Float64Array.from(image.data)};
}

/** Makes an image that is 1 at one voxel and 0 elsewhere, in double precision. */
export function impulse(shape: Shape, [x, y, z]: Shape): Volume {
  const data = new Float64Array(shape[0] * shape[1] * shape[2]);
  data[x + shape[0] * (y + shape[1] * z)] = 1;
  return createVolume(data, {shape, unit: "1"});
}

/** Makes an image of one value. */
export function constant(shape: Shape, value: number): Volume {
  const data = new Float64Array(shape[0] * shape[1] * shape[2]).fill(value);
  return createVolume(data, {shape, unit: "1"});
}

/** Marks single voxels. */
export function marked(image: Volume, ...voxels: readonly Shape[]): Mask {
  const data = new Uint8Array(image.data.length);
  for (const [x, y, z] of voxels) data[x + image.shape[0] * (y + image.shape[1] * z)] = 1;
  return createMask(data, image);
}

/** Gives the row along x at y, z. */
export function row({data, shape}: Volume, y: number, z: number): number[] {
  const from = shape[0] * (y + shape[1] * z);
  return Array.from(data.slice(from, from + shape[0]));
}

/** Asserts that numbers are those wanted, within a tolerance. */
export function assertNear(
  actual: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: number,
): void {
  assert.equal(actual.length, wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const off = Math.abs(actual[i] - wanted[i]);
    assert.ok(off <= tolerance, `[${i}]: ${actual[i]} is not ${wanted[i]} (off by ${off})`);
  }
}
