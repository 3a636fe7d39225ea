import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** The seed of each student's network and scan. */
export function variant(rng: Rng): Variant {
  return {seed: 1 + rng.int(100000)};
}
