import type {MaskAnswer} from "./types.ts";

const RUNS = /^rle\s+(\d{1,5}(?:x\d{1,5}){1,2})\s*:([\d\s]*)$/;

/** The parts of a text of runs. */
export interface Runs {
  readonly shape: readonly number[];
  /** Lengths of runs of 0 and 1 in turn, beginning with 0. */
  readonly lengths: readonly number[];
}

/** Writes a shape as `64x64`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join("x");
}

/** Takes `rle 64x64: 12 5 59 …` apart; undefined for any other text. */
export function parseRuns(text: string): Runs | undefined {
  const parts = RUNS.exec(text.trim());
  if (parts === null) return undefined;
  const lengths = parts[2].trim().split(/\s+/).map(Number);
  return {shape: parts[1].split("x").map(Number), lengths};
}

/** Fills a mask with runs, as far as it is long; returns the sum of their lengths. */
export function fillRuns(data: Uint8Array, lengths: readonly number[]): number {
  let at = 0;
  for (const [i, length] of lengths.entries()) {
    if (i % 2 === 1) data.fill(1, at, Math.min(at + length, data.length));
    at += length;
  }
  return at;
}

/** Writes a mask as the text that {@link parseRuns} reads. */
export function maskText({shape, data}: MaskAnswer): string {
  const runs: number[] = [];
  let value = 0;
  let length = 0;
  for (const voxel of data) {
    if (voxel !== value) {
      runs.push(length);
      value = voxel;
      length = 0;
    }
    length += 1;
  }
  return `rle ${shapeText(shape)}: ${[...runs, length].join(" ")}`;
}
