import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's model: it claims more than it knows, so that its slope lies well below 1. */
export function variant(rng: Rng): Variant {
  const percent = (from: number, count: number): number => (from + rng.int(count)) / 100;
  return {
    claimedLow: percent(5, 8),
    claimedHigh: percent(70, 16),
    seenLow: percent(18, 10),
    seenHigh: percent(45, 12),
  };
}
