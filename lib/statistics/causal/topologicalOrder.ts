import type {Graph} from "./graph.ts";
import {indexGraph} from "./indexGraph.ts";

/**
 * Orders the nodes of a graph so that every cause stands before its effects.
 *
 * @param graph - nodes and edges
 * @returns all nodes; where several may come next, the first of the graph's nodes does
 * @throws RangeError when arrows lead back to their beginning, naming the cycle, or to an unknown node
 * @example topologicalOrder(parseGraph("R <- Q <- X; Y <- X")) // ["X", "Q", "R", "Y"]
 */
export function topologicalOrder(graph: Graph): string[] {
  const {names, observed, order} = indexGraph("topologicalOrder", graph);
  return order.filter((node) => node < observed).map((node) => names[node]);
}
