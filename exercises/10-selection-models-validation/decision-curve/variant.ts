import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** How many needless biopsies each student's doctor would do for one ill patient. */
export function variant(rng: Rng): Variant {
  return {needless: 3 + rng.int(22)};
}
