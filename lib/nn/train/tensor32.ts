import {ShapeError} from "../../core/index.ts";
import type {Grid, Mask, Volume} from "../../image/index.ts";
import {createVolume} from "../../image/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";

/** A dense array in single precision, as engines compute with: the last axis fastest, channels last. */
export interface Tensor32 {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Turns an image or a mask into a tensor of one channel; the voxels keep their order, the axes are
 * named from the slowest: shape [nx, ny, nz] becomes [nz, ny, nx, 1].
 *
 * @param volume - image or mask, shape [nx, ny, nz]
 * @returns tensor, shape [nz, ny, nx, 1]; its data is the volume's own where that is Float32Array
 * @ref harris2020
 * @example toTensor(createVolume(Float32Array.of(1, 2), {shape: [2, 1, 1], unit: "1"})).shape // [1, 1, 2, 1]
 */
export function toTensor({data, shape: [nx, ny, nz]}: Volume | Mask): Tensor32 {
  const voxels = data instanceof Float32Array ? data : Float32Array.from(data);
  return {shape: [nz, ny, nx, 1], data: voxels};
}

/**
 * Turns a tensor of one channel back into an image on a grid.
 *
 * @param tensor - shape [nz, ny, nx, 1], or [1, nz, ny, nx, 1]
 * @param grid - where its voxels lie: shape, spacing, origin and direction
 * @returns an image on that grid with its own copy of the data, unit "1"
 * @throws ShapeError when tensor and grid differ in shape
 * @ref harris2020
 * @example fromTensor({shape: [1, 1, 2, 1], data: Float32Array.of(1, 2)}, createVolume(new Float32Array(2), {shape: [2, 1, 1], unit: "1"})).data // [1, 2]
 */
export function fromTensor(tensor: Tensor32, grid: Grid): Volume {
  const shape = tensor.shape.length === 5 ? tensor.shape.slice(1) : tensor.shape;
  const expected = [...[...grid.shape].reverse(), 1];
  if (shapeText(shape) !== shapeText(expected) || tensor.data.length !== sizeOf(expected)) {
    throw new ShapeError(
      `fromTensor: tensor must have the grid's shape ${shapeText(expected)}, got ${shapeText(tensor.shape)}`,
    );
  }
  const {spacing, origin, direction} = grid;
  const place = {shape: grid.shape, spacing, origin, direction, unit: "1"} as const;
  return createVolume(tensor.data.slice(), place);
}
