import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's phantom: its signal, 1.5 to 2.5 times the noise, and the seed of the scan. */
export function variant(rng: Rng): Variant {
  const sigma = 8 + 2 * rng.int(9);
  const amplitude = (sigma * (15 + rng.int(11))) / 10;
  return {amplitude, sigma, seed: 1 + rng.int(9999)};
}
