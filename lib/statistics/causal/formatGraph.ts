import type {Graph} from "./graph.ts";
import {hiddenName, indexGraph} from "./indexGraph.ts";

/**
 * Writes a causal graph as text that `parseGraph` reads back to the same graph.
 *
 * @param graph - nodes, edges and hidden common causes, without a cycle
 * @returns one arrow a statement, `A <-> B` for hidden causes, then nodes without arrows; all nodes
 *   first, where the arrows would name them in another order
 * @throws RangeError when the graph has a cycle or an arrow to an unknown node
 * @example formatGraph({nodes: ["D", "R", "Q"], edges: [["D", "R"]]}) // "D -> R; Q"
 * formatGraph(parseGraph("R <- X -> Y")) // "R; X; Y; X -> R; X -> Y"
 */
export function formatGraph(graph: Graph): string {
  indexGraph("formatGraph", graph);
  const {nodes, edges, hidden = []} = graph;
  const arrows = [...edges.map(([from, to]) => `${from} -> ${to}`), ...hidden.map(hiddenName)];

  // Lone nodes follow the arrows if that keeps the order of all nodes.
  const named = [...new Set([...edges, ...hidden].flat())];
  const alone = nodes.filter((node) => !named.includes(node));
  const inOrder = [...named, ...alone].every((node, i) => node === nodes[i]);
  return (inOrder ? [...arrows, ...alone] : [...nodes, ...arrows]).join("; ");
}
