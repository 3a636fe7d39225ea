import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's four log-likelihoods: the larger model is always the better one. */
export function variant(rng: Rng): Variant {
  // In tenths, so that no sum of them has a long tail of digits.
  const none = -(260 + rng.int(60));
  const feature = none + 30 + rng.int(20);
  const known = feature + 5 + rng.int(15);
  const all = known + 3 + rng.int(11);
  return {none: none / 10, feature: feature / 10, known: known / 10, all: all / 10};
}
