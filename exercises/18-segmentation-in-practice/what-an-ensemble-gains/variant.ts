import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** How sure each student's two networks are, of opposite answers. */
export function variant(rng: Rng): Variant {
  // At 0.11 the shared doubt and the disagreement are equal, and could not be told apart.
  return {p: (14 + rng.int(20)) / 100};
}
