import {createMask} from "./createMask.ts";
import {createVolume} from "./createVolume.ts";
import {orientationOf} from "./orientationOf.ts";
import {sameKind} from "./sameKind.ts";
import type {Grid, Mask, Volume, VoxelArray} from "./volume.ts";
import {voxelToWorld} from "./voxelToWorld.ts";

const PAIRS = ["RL", "AP", "SI"] as const;

/** Finds the patient axis of a letter: 0, 1 or 2. */
function axisOf(letter: string): number {
  return PAIRS.findIndex((pair) => pair.includes(letter));
}

/** One axis of the result: which axis of the source it is, and whether it runs the other way. */
interface Turn {
  readonly axis: number;
  readonly isFlipped: boolean;
}

/** Finds where each axis of the result comes from. */
function turnsTo(code: string, grid: Grid): [Turn, Turn, Turn] {
  const isCode =
    typeof code === "string" && code.length === 3 && new Set([...code].map(axisOf)).size === 3;
  if (!isCode || [...code].some((letter) => axisOf(letter) < 0)) {
    throw new RangeError(
      `reorient: code must hold one letter each of R/L, A/P and S/I, got ${String(code)}`,
    );
  }
  const own = orientationOf(grid);
  const turn = (letter: string): Turn => {
    const axis = [...own].findIndex((other) => axisOf(other) === axisOf(letter));
    return {axis, isFlipped: own[axis] !== letter};
  };
  return [turn(code[0]), turn(code[1]), turn(code[2])];
}

/** Lays the turned axes over the source. */
function turnedGrid(grid: Grid, turns: readonly [Turn, Turn, Turn]) {
  const first = [0, 0, 0];
  const direction = new Float64Array(9);
  turns.forEach(({axis, isFlipped}, to) => {
    if (isFlipped) first[axis] = grid.shape[axis] - 1;
    for (let row = 0; row < 3; row++) {
      const cosine = grid.direction[3 * row + axis];
      direction[3 * row + to] = isFlipped ? -cosine : cosine;
    }
  });
  const [a, b, c] = turns.map(({axis}) => axis);
  const {shape, spacing} = grid;
  return {
    shape: [shape[a], shape[b], shape[c]] as const,
    spacing: [spacing[a], spacing[b], spacing[c]] as const,
    origin: voxelToWorld(grid, first),
    direction,
  };
}

/** Copies the voxels in their new order. */
function turnedData<Data extends VoxelArray>(
  data: VoxelArray,
  {into, grid, turns}: {into: Data; grid: Grid; turns: readonly [Turn, Turn, Turn]},
): Data {
  const strides = [1, grid.shape[0], grid.shape[0] * grid.shape[1]];
  const steps = turns.map(({axis, isFlipped}) => (isFlipped ? -strides[axis] : strides[axis]));
  const counts = turns.map(({axis}) => grid.shape[axis]);
  let start = 0;
  turns.forEach(({axis, isFlipped}) => {
    if (isFlipped) start += strides[axis] * (grid.shape[axis] - 1);
  });
  let to = 0;
  for (let k = 0; k < counts[2]; k++) {
    for (let j = 0; j < counts[1]; j++) {
      let from = start + k * steps[2] + j * steps[1];
      for (let i = 0; i < counts[0]; i++, from += steps[0]) into[to++] = data[from];
    }
  }
  return into;
}

/**
 * Turns an image or mask so that its voxel axes run in the named directions, by exchanging and flipping
 * axes: no value changes, and every voxel stays where it is in the patient. An oblique grid stays
 * oblique; its axes count by the patient axis they are nearest to.
 *
 * @formula $v' = P\,v$ with a signed permutation $P$
 * @param image - the volume or mask
 * @param code - three letters such as "RAS" or "LPS": where x, y and z run
 * @returns the turned volume or mask
 * @throws RangeError when the code does not hold one letter each of R/L, A/P and S/I
 * @ref cox2004
 * @example reorient(createVolume(Uint8Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"}), "LAS").data // [3, 2, 1]
 */
export function reorient(image: Volume, code: string): Volume;
export function reorient(image: Mask, code: string): Mask;
export function reorient(image: Volume | Mask, code: string): Volume | Mask {
  const turns = turnsTo(code, image);
  const grid = turnedGrid(image, turns);
  const {data} = image;
  if ("kind" in image) {
    const into = new Uint8Array(data.length);
    return createMask(turnedData(data, {into, grid: image, turns}), grid);
  }
  const into = sameKind(data, data.length);
  return createVolume(turnedData(data, {into, grid: image, turns}), {...grid, unit: image.unit});
}
