import type {Graph, Nodes} from "./graph.ts";
import {closure, indexGraph, placesOf} from "./indexGraph.ts";

/**
 * Lists the ancestors of nodes: all from which arrows lead to them.
 *
 * @param graph - a graph without cycles
 * @param nodes - one name or several
 * @returns names in the order of the graph's nodes, without the given ones
 * @throws RangeError when the graph has a cycle, or no such node
 * @example ancestorsOf(parseGraph("X -> Q -> R; D -> R"), "R") // ["X", "Q", "D"]
 */
export function ancestorsOf(graph: Graph, nodes: Nodes): string[] {
  const indexed = indexGraph("ancestorsOf", graph);
  const places = placesOf("ancestorsOf", "nodes", indexed, nodes);
  const marked = closure(indexed, places, "parents");
  return graph.nodes.filter((_, i) => marked[i] === 1 && !places.includes(i));
}
