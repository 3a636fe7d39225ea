import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's outline: surface voxels, and how far two of them stray. */
export function variant(rng: Rng): Variant {
  return {predicted: 24 + rng.int(15), far: 8 + rng.int(20)};
}
