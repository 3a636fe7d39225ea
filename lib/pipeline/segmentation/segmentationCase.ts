import type {Mask, Volume} from "../../image/index.ts";
import {requireSameGrid} from "../../image/index.ts";

/** One patient: an image and what was outlined on it. */
export interface SegmentationCase {
  /** Names the patient; a study never puts one patient on both sides. */
  readonly id: string;
  readonly image: Volume;
  /** On the grid of the image. */
  readonly mask: Mask;
}

/** Refuses cases that nothing can be learned from: none, two of one name, or an outline elsewhere. */
export function requireSegmentationCases(who: string, cases: readonly SegmentationCase[]): void {
  if (cases.length === 0) throw new RangeError(`${who}: cases must hold at least one, got none`);
  const seen = new Set<string>();
  for (const {id, image, mask} of cases) {
    if (seen.has(id)) throw new RangeError(`${who}: cases must differ in id, got "${id}" twice`);
    seen.add(id);
    requireSameGrid(`${who}: ${id}`, image, mask);
    if (!mask.data.includes(1)) {
      throw new RangeError(`${who}: mask of ${id} must hold at least one voxel, got none`);
    }
  }
}
