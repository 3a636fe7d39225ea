import type {Rng} from "voxelbook/core";
import type {Graph} from "voxelbook/statistics";
import {topologicalOrder} from "voxelbook/statistics";

/** The covariance of a linear graph with random effects, worked out, not simulated. */
export function trueCovariance(graph: Graph, rng: Rng): number[][] {
  const {nodes, edges, hidden = []} = graph;
  const effect = (): number => (rng.next() < 0.5 ? -1 : 1) * (0.5 + rng.next());

  // Every node as a sum of independent noises: its own, those of its parents, those of hidden causes.
  const sources = nodes.length + hidden.length;
  const weights = new Map(nodes.map((node) => [node, new Float64Array(sources)]));
  for (const node of topologicalOrder(graph)) {
    const own = weights.get(node) as Float64Array;
    own[nodes.indexOf(node)] = 0.5 + rng.next();
    hidden.forEach((pair, i) => {
      if (pair.includes(node)) own[nodes.length + i] += effect();
    });
    for (const [from, to] of edges) {
      if (to !== node) continue;
      const slope = effect();
      (weights.get(from) as Float64Array).forEach((weight, i) => {
        own[i] += slope * weight;
      });
    }
  }
  const rows = nodes.map((node) => weights.get(node) as Float64Array);
  return rows.map((a) => rows.map((b) => a.reduce((total, weight, i) => total + weight * b[i], 0)));
}

/** The correlation of x and y once the given nodes are swept out of a covariance. */
export function partialCorrelation(
  covariance: readonly (readonly number[])[],
  nodes: readonly string[],
  {x, y, given}: {x: string; y: string; given: readonly string[]},
): number {
  let left = covariance.map((row) => [...row]);
  for (const node of given) {
    const k = nodes.indexOf(node);
    left = left.map((row, i) => row.map((v, j) => v - (left[i][k] * left[k][j]) / left[k][k]));
  }
  const [i, j] = [nodes.indexOf(x), nodes.indexOf(y)];
  return left[i][j] / Math.sqrt(left[i][i] * left[j][j]);
}
