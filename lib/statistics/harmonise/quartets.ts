import type {Batches} from "./labels.ts";

/** How many patients of one batch kernels take at once: what they share is then read a quarter as often. */
export const LANES = 4;

/** Four patients of one batch; where a batch runs out, its last one again. */
export interface Quartet {
  readonly batch: number;
  readonly patients: Int32Array;
  /** 1, or 0 for a patient that only fills up. */
  readonly counts: Float64Array;
}

/** Deals the patients of every batch into quartets. */
export function quartets({of, counts}: Batches): Quartet[] {
  const found: Quartet[] = [];
  for (let batch = 0; batch < counts.length; batch++) {
    const own: number[] = [];
    for (let i = 0; i < of.length; i++) if (of[i] === batch) own.push(i);
    for (let from = 0; from < own.length; from += LANES) {
      const lanes = Int32Array.from({length: LANES}, (_, lane) => from + lane);
      found.push({
        batch,
        patients: lanes.map((at) => own[Math.min(at, own.length - 1)]),
        counts: Float64Array.from(lanes, (at) => (at < own.length ? 1 : 0)),
      });
    }
  }
  return found;
}

/** Lays values of four patients side by side: index = lane + LANES · column. */
export function lanesOf(
  {patients}: Quartet,
  columns: number,
  read: (patient: number, column: number) => number,
): Float64Array {
  const values = new Float64Array(LANES * columns);
  for (let k = 0; k < columns; k++) {
    for (let lane = 0; lane < LANES; lane++) values[lane + LANES * k] = read(patients[lane], k);
  }
  return values;
}
