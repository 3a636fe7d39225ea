import type {Graph} from "./graph.ts";
import {indexGraph, placeOf} from "./indexGraph.ts";

/**
 * Lists the children of a node: the heads of the arrows from it.
 *
 * @param graph - a graph without cycles
 * @param node - its name
 * @returns names in the order of the graph's nodes
 * @throws RangeError when the graph has a cycle, or no such node
 * @example childrenOf(parseGraph("D -> R; R <- X -> Y"), "X") // ["R", "Y"]
 */
export function childrenOf(graph: Graph, node: string): string[] {
  const indexed = indexGraph("childrenOf", graph);
  const place = placeOf("childrenOf", "node", indexed, node);
  return graph.nodes.filter((_, i) => indexed.children[place].includes(i));
}
