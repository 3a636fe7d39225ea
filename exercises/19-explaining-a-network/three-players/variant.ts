import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's worth of the findings; together they are worth more than their sum. */
export function variant(rng: Rng): Variant {
  const size = 1 + rng.int(4);
  const uptake = size + 1 + rng.int(4);
  return {size, uptake, all: size + uptake + 2 + rng.int(5)};
}
