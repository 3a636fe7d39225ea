import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's volume; the sizes leave a rest behind the last full step. */
export function variant(rng: Rng): Variant {
  return {n: 32 + 16 * (3 + rng.int(8)) + 1 + rng.int(15), depth: 33 + rng.int(15)};
}
