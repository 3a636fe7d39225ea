import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's model: a sensitivity of 0.6 to 0.9 and a specificity of 0.8 to 0.95. */
export function variant(rng: Rng): Variant {
  return {sensitivity: (60 + rng.int(31)) / 100, specificity: (80 + rng.int(16)) / 100};
}
