import {type Mask, toMask, type Volume} from "voxelbook/image";
import type {LabelChoice} from "./featureCase.ts";

/** A label map of more labels than this is a map of something else. */
const MOST_LABELS = 1000;

/** Where a voxel stands, for a message. */
function placeOf(index: number, [nx, ny]: readonly number[]): string {
  return `(${index % nx}, ${Math.floor(index / nx) % ny}, ${Math.floor(index / (nx * ny))})`;
}

/** Lists a few labels for a message. */
function listOf(labels: readonly number[]): string {
  return `${labels.slice(0, 10).join(", ")}${labels.length > 10 ? ", …" : ""}`;
}

/** Finds the labels of a mask other than 0, in ascending order; other values than whole numbers are refused. */
function labelsIn({data, shape}: Volume, name: string): number[] {
  const labels = new Set<number>();
  let last = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (value === last) continue;
    last = value;
    if (!Number.isInteger(value)) {
      throw new RangeError(
        `${name}: a mask must hold whole numbers, one for each label, got ${value} at voxel ${placeOf(i, shape)}; cut a map of shares first`,
      );
    }
    if (value !== 0) labels.add(value);
    if (labels.size > MOST_LABELS) {
      throw new RangeError(
        `${name}: a mask must hold at most ${MOST_LABELS} labels, got more: is it an image?`,
      );
    }
  }
  return [...labels].sort((a, b) => a - b);
}

/** Chooses among the labels of a mask. */
function chosenLabels(
  labels: readonly number[],
  choice: LabelChoice,
  name: string,
): readonly number[] {
  if (labels.length === 0) {
    throw new RangeError(`${name}: a mask must hold a voxel other than 0, got none`);
  }
  if (choice === "all") return labels;
  if (choice === "only" && labels.length > 1) {
    throw new RangeError(
      `${name}: a mask must hold one label where none is chosen, got ${listOf(labels)}; --label ${labels[0]} chooses one, --labels all every one (in a table: the column label)`,
    );
  }
  return choice === "only" ? labels : choice;
}

/**
 * Cuts a label map into masks, one after the other, so that no two are held at once.
 *
 * @param volume - the map: whole numbers, 0 outside
 * @param choice - the labels that are wanted
 * @param name - what messages call the map
 * @returns for each label its mask, or the reason why there is none
 */
export function* labelMasks(
  volume: Volume,
  choice: LabelChoice,
  name: string,
): Generator<{readonly label: number; readonly mask: Mask | string}> {
  const labels = labelsIn(volume, name);
  for (const label of chosenLabels(labels, choice, name)) {
    const mask = labels.includes(label)
      ? toMask(volume, {label})
      : `${name}: must hold label ${label}, got the labels ${listOf(labels)}`;
    yield {label, mask};
  }
}
