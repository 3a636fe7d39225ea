import type {Graph, Nodes} from "./graph.ts";
import {closure, indexGraph, placesOf} from "./indexGraph.ts";

/**
 * Lists the descendants of nodes: all to which arrows lead from them.
 *
 * @param graph - a graph without cycles
 * @param nodes - one name or several
 * @returns names in the order of the graph's nodes, without the given ones
 * @throws RangeError when the graph has a cycle, or no such node
 * @example descendantsOf(parseGraph("X -> Q -> R; X -> Y"), "X") // ["Q", "R", "Y"]
 */
export function descendantsOf(graph: Graph, nodes: Nodes): string[] {
  const indexed = indexGraph("descendantsOf", graph);
  const places = placesOf("descendantsOf", "nodes", indexed, nodes);
  const marked = closure(indexed, places, "children");
  return graph.nodes.filter((_, i) => marked[i] === 1 && !places.includes(i));
}
