import type {Levels} from "./levels.ts";

/** How often each grey level occurs. */
export interface LevelHistogram {
  /** Number of voxels of levels 1 … Ng, shape [Ng]; entry 0 belongs to level 1. */
  readonly counts: Float64Array;
  /** Edges of the bins, in the image's unit, shape [Ng + 1]. */
  readonly edges: Float64Array;
}

/**
 * Counts how often each grey level of a region occurs.
 *
 * @formula eq:level-counts $n_k = \#\{v : X_d(v) = k\}$
 * @param levels - the discretised region, levels 1 … Ng
 * @returns counts of the levels, empty ones included, and the edges of their bins; divided by their
 *   sum, the counts are the probabilities $p_k$
 * @ref zwanenburg2020
 * @example histogram(discretise(createVolume(Float64Array.of(1, 1, 3), {shape: [3, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1), {shape: [3, 1, 1]}), {method: "none"})).counts // [2, 0, 1]
 */
export function histogram({data, count, edges}: Levels): LevelHistogram {
  const all = new Float64Array(count + 1);
  for (let i = 0; i < data.length; i++) all[data[i]]++;
  return {counts: all.slice(1), edges: edges.slice()};
}
