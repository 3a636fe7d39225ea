/** How far two clusters are apart: the mean, the largest or the smallest distance of their members. */
export type Linkage = "average" | "complete" | "single";

/** Two clusters joined, each named by one of its members; the first keeps its name. */
export interface Merge {
  readonly kept: number;
  readonly gone: number;
  readonly height: number;
}

/** Finds the cluster nearest to one; `before` wins among equals, so that a chain comes to an end. */
function nearestOf(at: number, before: number, distances: Float64Array, sizes: Int32Array): number {
  const count = sizes.length;
  let nearest = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : distances[before + count * at];
  for (let k = 0; k < count; k++) {
    if (k === at || sizes[k] === 0) continue;
    const distance = distances[k + count * at];
    if (distance < least) {
      least = distance;
      nearest = k;
    }
  }
  return nearest;
}

/** Writes the distances of a joined cluster in the place of the one that keeps its name. */
function joinDistances(
  {kept, gone}: Merge,
  linkage: Linkage,
  distances: Float64Array,
  sizes: Int32Array,
): void {
  const count = sizes.length;
  const share = sizes[kept] / (sizes[kept] + sizes[gone]);
  for (let k = 0; k < count; k++) {
    if (k === kept || k === gone || sizes[k] === 0) continue;
    const a = distances[k + count * kept];
    const b = distances[k + count * gone];
    const joined =
      linkage === "average"
        ? share * a + (1 - share) * b
        : linkage === "complete"
          ? Math.max(a, b)
          : Math.min(a, b);
    distances[k + count * kept] = joined;
    distances[kept + count * k] = joined;
  }
  sizes[kept] += sizes[gone];
  sizes[gone] = 0;
}

/**
 * Joins items to ever larger clusters until one is left; merges are in no order of height.
 *
 * A chain goes from a cluster to its nearest, from that to its nearest, and so on: two that are nearest
 * to each other are joined at once. For these linkages no later merge comes between them, so the tree is
 * that of joining the nearest pair of all each time, in n² steps instead of n³. `distances` is used up.
 */
export function mergeNearest(distances: Float64Array, count: number, linkage: Linkage): Merge[] {
  const sizes = new Int32Array(count).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  let first = 0;
  while (merges.length < count - 1) {
    if (chain.length === 0) {
      while (sizes[first] === 0) first++;
      chain.push(first);
    }
    const at = chain[chain.length - 1];
    const before = chain.length > 1 ? chain[chain.length - 2] : -1;
    const nearest = nearestOf(at, before, distances, sizes);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    const merge: Merge = {
      kept: Math.min(at, before),
      gone: Math.max(at, before),
      height: distances[before + count * at],
    };
    joinDistances(merge, linkage, distances, sizes);
    merges.push(merge);
    chain.length -= 2;
  }
  return merges;
}
