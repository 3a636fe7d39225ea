import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's study: five to seven patients of either kind, and some hundreds of features. */
export function variant(rng: Rng): Variant {
  return {ill: 5 + rng.int(3), well: 5 + rng.int(3), features: 200 + 50 * rng.int(9)};
}
