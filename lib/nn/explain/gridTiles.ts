import {sizeOf, shapeText} from "../tensor.ts";

/** A partition of the places of an image. */
export interface Tiles {
  /** Spatial size of the image, slowest axis first. */
  readonly shape: readonly number[];
  /** The tile of each place, from 0, x fastest. */
  readonly labels: Int32Array;
  /** Number of tiles. */
  readonly count: number;
}

/**
 * Cuts an image into a grid of tiles as equal as whole places allow; all channels of a place belong
 * together.
 *
 * @param shape - spatial size of the image, slowest axis first
 * @param tiles - tiles along each axis, slowest first
 * @returns the tile of each place, numbered with x fastest
 * @throws RangeError when there is not one count for each axis, a whole number from 1 to its size
 * @ref lundberg2017
 * @example gridTiles([2, 4], [1, 2]).labels // [0, 0, 1, 1, 0, 0, 1, 1]
 */
export function gridTiles(shape: readonly number[], tiles: readonly number[]): Tiles {
  const fits = tiles.every((n, axis) => Number.isSafeInteger(n) && n >= 1 && n <= shape[axis]);
  if (tiles.length !== shape.length || !fits) {
    throw new RangeError(
      `gridTiles: tiles must hold a whole number from 1 to its size for each axis, got ${shapeText(tiles)} for ${shapeText(shape)}`,
    );
  }
  const labels = new Int32Array(sizeOf(shape));
  for (let p = 0; p < labels.length; p++) {
    let rest = p;
    let step = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      labels[p] += step * Math.floor(((rest % shape[axis]) * tiles[axis]) / shape[axis]);
      rest = Math.floor(rest / shape[axis]);
      step *= tiles[axis];
    }
  }
  return {shape: [...shape], labels, count: sizeOf(tiles)};
}
