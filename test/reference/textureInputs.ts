import {ShapeError} from "voxelbook/core";
import type {Levels} from "voxelbook/image";
import {createMask, createVolume, discretise} from "voxelbook/image";
import {numbers, xyz} from "./cases.ts";

/** Reads the shape of a shaped array, as x, y, z. */
export function shapeOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
): [number, number, number] {
  const value = record[key];
  const shape = value !== null && typeof value === "object" && "shape" in value ? value.shape : [];
  if (!Array.isArray(shape) || shape.length < 1 || shape.length > 3) {
    throw new ShapeError(`${key}: must be an array of one to three axes, got ${String(shape)}`);
  }
  return xyz(shape, 1);
}

/** Makes levels 1 … count of an array of whole numbers 0 … count − 1, all of them in the region. */
export function levelsFromZero(
  record: Readonly<Record<string, unknown>>,
  key: string,
  count: number,
): Levels {
  const shape = shapeOf(record, key);
  const data = Float64Array.from(numbers(record, key), (value) => value + 1);
  const mask = createMask(new Uint8Array(data.length).fill(1), {shape});
  const levels = discretise(createVolume(data, {shape, unit: "1"}), mask, {method: "none"});

  // The highest level of the array may lie below what its rule can give.
  return {...levels, count, edges: Float64Array.from({length: count + 1}, (_, k) => k + 0.5)};
}
