import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedVector} from "../checks.ts";
import type {CorrelationMatrixOptions} from "./correlationMatrix.ts";
import {correlationMatrixFor} from "./correlationMatrix.ts";
import type {Linkage, Merge} from "./mergeNearest.ts";
import {mergeNearest} from "./mergeNearest.ts";

/** Options of `correlationClusters`. */
export interface CorrelationClusterOptions extends CorrelationMatrixOptions {
  /** Clusters are joined while |r| between them is at least this, 0 to 1. No default. */
  readonly threshold: number;
  /** What |r| between two clusters is: the mean, the least or the largest of their members'. No default. */
  readonly linkage: Linkage;
  /** A merit of each feature, such as its ICC: the best of a cluster stands for it. */
  readonly scores?: ArrayLike<number>;
}

/** Features grouped by their correlation. */
export interface CorrelationClusters {
  /** Columns of each cluster in rising order; clusters in the order of their first column. */
  readonly clusters: readonly (readonly number[])[];
  /** One column for each cluster. */
  readonly representatives: readonly number[];
  /** The number of each column's cluster, shape [columns]. */
  readonly labels: Int32Array;
}

/** Refuses options that break a rule. */
function requireOptions({threshold, linkage}: CorrelationClusterOptions): void {
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`correlationClusters: threshold must lie in 0 to 1, got ${threshold}`);
  }
  if (linkage !== "average" && linkage !== "complete" && linkage !== "single") {
    throw new RangeError(
      `correlationClusters: linkage must be average, complete or single, got ${String(linkage)}`,
    );
  }
}

/** Numbers the clusters that merges up to a height leave. */
function labelsAt(merges: readonly Merge[], height: number, count: number): Int32Array {
  // Each item points at one of its cluster that came before it, or at itself.
  const parents = Int32Array.from({length: count}, (_, i) => i);
  const rootOf = (item: number): number => {
    let root = item;
    while (parents[root] !== root) root = parents[root];
    return root;
  };
  for (const merge of merges) {
    if (merge.height > height) continue;
    const [a, b] = [rootOf(merge.kept), rootOf(merge.gone)];
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  const labels = new Int32Array(count);
  let clusters = 0;
  for (let i = 0; i < count; i++) labels[i] = parents[i] === i ? clusters++ : labels[rootOf(i)];
  return labels;
}

/** Finds the member with the best score; without scores the one that correlates most with the others. */
function representativeOf(
  members: readonly number[],
  {data, columns}: Matrix,
  scores: Float64Array | null,
): number {
  const merit = (a: number): number =>
    scores?.[a] ?? members.reduce((sum, b) => sum + Math.abs(data[b + columns * a]), 0);
  let best = members[0];
  let most = merit(best);
  for (const member of members) {
    const own = merit(member);

    // Sums of the same correlations in another order are equal: the first column wins then.
    if (own > most + 1e-12 * Math.abs(most)) [best, most] = [member, own];
  }
  return best;
}

/**
 * Groups features that say nearly the same, and names one of each group.
 *
 * Agglomerative clustering with the distance 1 − |r|, cut at 1 − threshold. It never looks at an outcome,
 * yet what it learns belongs to the training patients. Complete linkage promises |r| of at least the
 * threshold for every pair of a cluster, single linkage for a chain of pairs only.
 *
 * @formula $d_{jk} = 1 - |r_{jk}|$
 * @param x - shape [rows, columns], at least 3 rows, no missing value
 * @param options - method of the correlation; threshold of |r|; linkage, "average", "complete" or
 *   "single"; no defaults. scores, shape [columns]: the largest stands for its cluster; without them the
 *   feature with the largest sum of |r| within the cluster does
 * @returns clusters, representatives and labels
 * @throws RangeError when there are fewer than 3 rows, a value is not finite, a column does not vary or
 *   an option breaks its rule
 * @throws ShapeError when scores has not one value for each column
 * @ref murtagh2012
 * @example correlationClusters([[1, 2, 1], [2, 4, 0], [3, 6, 0], [4, 8, 1]], {method: "pearson", threshold: 0.9, linkage: "complete"}).clusters // [[0, 1], [2]]
 */
export function correlationClusters(
  x: MatrixLike,
  options: CorrelationClusterOptions,
): CorrelationClusters {
  requireOptions(options);
  const {method, threshold, linkage, scores} = options;
  const correlation = correlationMatrixFor("correlationClusters", x, {method});
  const {columns} = correlation;
  const merits =
    scores === undefined
      ? null
      : checkedVector("correlationClusters", scores, {name: "scores", length: columns});

  // A correlation on the threshold joins, whatever its last digit.
  const distances = correlation.data.map((r) => 1 - Math.abs(r));
  const labels = labelsAt(
    mergeNearest(distances, columns, linkage),
    1 - threshold + 1e-12,
    columns,
  );
  const clusters: number[][] = [];
  labels.forEach((label, column) => {
    if (label === clusters.length) clusters.push([]);
    clusters[label].push(column);
  });
  return {
    clusters,
    representatives: clusters.map((members) => representativeOf(members, correlation, merits)),
    labels,
  };
}
