import type {Volume, VoxelArray} from "../image/index.ts";
import {type Histogram, histogramOf} from "./histogramOf.ts";

/** What a threshold is computed from: a volume, or values of any unit. */
export type ThresholdInput = Volume | VoxelArray | readonly number[];

/** How values are counted before a threshold is sought. */
export interface BinOptions {
  /**
   * Number of equal bins from the smallest to the largest value, or "integers" for a bin per whole
   * number. Left out: "integers" for arrays of whole numbers, 256 for others.
   */
  readonly bins?: number | "integers";
}

/** Returns the flat values of an image or a list. */
export function valuesOf(image: ThresholdInput): ArrayLike<number> {
  return "shape" in image ? image.data : image;
}

/** Tells whether an array can only hold whole numbers. */
export function holdsIntegers(values: ArrayLike<number>): boolean {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof Float32Array || values instanceof Float64Array)
  );
}

/** Counts the values of an image in bins, after checking that they fill a bin for each class. */
export function binnedValues(
  who: string,
  image: ThresholdInput,
  {bins}: BinOptions,
  classes = 2,
): Histogram {
  const values = valuesOf(image);
  const chosen = bins ?? (holdsIntegers(values) ? "integers" : 256);
  const fits = Number.isInteger(chosen) && Number(chosen) >= classes && Number(chosen) <= 65536;
  if (chosen !== "integers" && !fits) {
    throw new RangeError(
      `${who}: bins must be "integers" or a whole number from ${classes} (classes) to 65536, got ${chosen}`,
    );
  }
  if (chosen === "integers" && !holdsIntegers(values)) {
    const odd = Array.prototype.findIndex.call(values, (value) => !Number.isInteger(value));
    if (odd >= 0) {
      throw new RangeError(
        `${who}: bins "integers" needs whole numbers, got ${values[odd]} at index ${odd}`,
      );
    }
  }
  const histogram = histogramOf(who, values, chosen);
  const filled = histogram.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (filled < classes) {
    throw new RangeError(
      `${who}: values must fall into at least ${classes} bins for ${classes} classes, got ${filled}`,
    );
  }
  return histogram;
}
