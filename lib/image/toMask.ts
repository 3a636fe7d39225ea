import {createMask} from "./createMask.ts";
import type {Mask, Volume} from "./volume.ts";

/** Options of `toMask`. */
export interface ToMaskOptions {
  /** The value that means "inside", where the image holds several labels. */
  readonly label?: number;
}

/** Lists the different values of an image other than 0, up to five of them. */
function labelsOf(data: ArrayLike<number>): number[] {
  const labels: number[] = [];
  let last = 0;
  for (let i = 0; i < data.length && labels.length < 5; i++) {
    const value = data[i];
    if (value === 0 || value === last) continue;
    last = value;
    if (Number.isNaN(value)) {
      throw new RangeError(`toMask: a label must be a number, got NaN at index ${i}`);
    }
    if (!labels.includes(value)) labels.push(value);
  }
  return labels;
}

/**
 * Turns a label image into a mask: 1 where the label stands, 0 elsewhere.
 *
 * @formula $m_i = [\,v_i = \text{label}\,]$
 * @param volume - an image of 0 and one label, or of several with `label`
 * @param options - label, the value that means inside; left out, the only value other than 0
 * @returns the mask on the volume's grid; never empty
 * @throws RangeError when no voxel is inside, or several labels stand there and none was chosen
 * @ref cox2004
 * @example toMask(createVolume(Uint8Array.of(0, 2, 0), {shape: [3, 1, 1], unit: "1"})).data // [0, 1, 0]
 */
export function toMask(volume: Volume, {label}: ToMaskOptions = {}): Mask {
  const {data} = volume;
  let inside = label;
  if (inside === undefined) {
    const labels = labelsOf(data);
    if (labels.length > 1) {
      throw new RangeError(
        `toMask: the image must hold 0 and one label, got the labels ${labels.join(", ")}${labels.length === 5 ? ", …" : ""}; choose one with label, or cut a map with thresholdMask`,
      );
    }
    inside = labels[0] ?? 1;
  }

  const mask = new Uint8Array(data.length);
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === inside) {
      mask[i] = 1;
      count++;
    }
  }
  if (count === 0) {
    throw new RangeError(
      `toMask: the mask must hold at least one voxel of label ${inside}, got 0 of ${data.length}`,
    );
  }
  const {shape, spacing, origin, direction} = volume;
  return createMask(mask, {shape, spacing, origin, direction});
}
