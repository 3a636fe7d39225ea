import {type Rng, requireRng} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";

/** Options of `drawCropAway`. */
export interface CropAwayOptions {
  /** Largest share of its length that each end of an axis may lose, 0 to below 0.5. No default. */
  readonly most: number;
}

/** A box of an image: its first element and its elements along each axis, as `cutPatch` takes it. */
export interface CropBox {
  readonly start: readonly number[];
  readonly size: readonly number[];
}

/**
 * Draws a box inside an image: each end of each axis loses a share of its own, drawn evenly.
 *
 * Scans are often cropped round what is to be found, at a fixed distance. A network that sees where the
 * image ends (by its zero padding) can then measure the outline off the border without looking at the
 * organ. Where every image is cropped anew, and now and then through the target, the border tells less.
 *
 * @formula $a, b \sim \mathcal U(0, m)$: the box keeps $\lfloor a n \rfloor \ldots n - \lfloor b n \rfloor$ of an axis of $n$ elements
 * @param rng - the source of randomness
 * @param options - size: elements along each spatial axis; most: the share m
 * @returns start and size of the box, at least one element along each axis
 * @throws RangeError when most lies outside 0 to 0.5, or a size is no whole number of at least 1
 * @ref geirhos2020
 * @example drawCropAway(createRng(1), {size: [4, 4], most: 0}) // {start: [0, 0], size: [4, 4]}
 */
export function drawCropAway(
  rng: Rng,
  {size, most}: CropAwayOptions & {readonly size: readonly number[]},
): CropBox {
  requireRng("drawCropAway", rng);
  if (!size.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `drawCropAway: size must hold whole numbers of at least 1, got ${shapeText(size)}`,
    );
  }
  requireCropAway("drawCropAway", size, most);
  const start: number[] = [];
  const left = size.map((n) => {
    const [before, after] = [Math.floor(most * n * rng.next()), Math.floor(most * n * rng.next())];
    start.push(before);
    return n - before - after;
  });
  return {start, size: left};
}

/** Checks the share in the caller's name. */
export function requireCropAway(who: string, size: readonly number[], most: number): void {
  if (most >= 0 && most < 0.5) return;
  throw new RangeError(
    `${who}: most must be at least 0 and below 0.5 of ${shapeText(size)}, got ${most}`,
  );
}
