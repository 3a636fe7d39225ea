import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import {type Baseline, baselineOf, requireCount} from "./attribution.ts";
import type {Tiles} from "./gridTiles.ts";
import type {ImageLike} from "./inputGradient.ts";

/** What plays, and what stands where a player is absent. */
export interface CoalitionOptions {
  /** The players: parts of the image, as `gridTiles` makes them. */
  readonly tiles: Tiles;
  /** What stands in place of absent tiles; no default. */
  readonly baseline: Baseline;
}

/** Builds the painter of coalitions: an image of the tiles that take part, the rest at the baseline. */
export function coalitionPainter(
  who: string,
  x: ImageLike,
  {tiles: {shape, labels, count}, baseline}: CoalitionOptions,
): (takesPart: (tile: number) => boolean, out: Float64Array | Float32Array) => void {
  const spatial = x.shape.slice(1, -1);
  if (shapeText(shape) !== shapeText(spatial)) {
    throw new ShapeError(
      `${who}: tiles must cover the places of x, got ${shapeText(shape)} and ${shapeText(spatial)}`,
    );
  }
  if (labels.length !== sizeOf(shape)) {
    throw new ShapeError(
      `${who}: tiles must label each of ${sizeOf(shape)} places, got ${labels.length} labels`,
    );
  }
  requireCount(who, "tiles.count", count);
  const stray = labels.find((tile) => !(tile >= 0 && tile < count));
  if (stray !== undefined) {
    throw new RangeError(`${who}: tiles must be numbered from 0 to ${count - 1}, got ${stray}`);
  }
  const absent = baselineOf(who, baseline, x);
  const channels = x.shape[x.shape.length - 1];
  const present = new Uint8Array(count);
  return (takesPart, out) => {
    for (let tile = 0; tile < count; tile++) present[tile] = takesPart(tile) ? 1 : 0;
    for (let i = 0; i < out.length; i++) {
      out[i] = present[labels[Math.floor(i / channels)]] === 1 ? x.data[i] : absent[i];
    }
  };
}
