import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's slabs and the precision that is asked of them. */
export function variant(rng: Rng): Variant {
  return {
    tissueCm: 8 + rng.int(9),
    boneCm: 1.5 + 0.5 * rng.int(4),
    boneMu: (45 + rng.int(16)) / 100,
    sd: (1 + rng.int(4)) / 1000,
  };
}
