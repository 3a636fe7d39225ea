import type {Graph} from "./graph.ts";
import {indexGraph, placeOf} from "./indexGraph.ts";

/**
 * Lists the parents of a node: the tails of the arrows into it.
 *
 * @param graph - a graph without cycles
 * @param node - its name
 * @returns names in the order of the graph's nodes; hidden causes have none
 * @throws RangeError when the graph has a cycle, or no such node
 * @example parentsOf(parseGraph("D -> R; R <- X -> Y"), "R") // ["D", "X"]
 */
export function parentsOf(graph: Graph, node: string): string[] {
  const indexed = indexGraph("parentsOf", graph);
  const place = placeOf("parentsOf", "node", indexed, node);
  return graph.nodes.filter((_, i) => indexed.parents[place].includes(i));
}
