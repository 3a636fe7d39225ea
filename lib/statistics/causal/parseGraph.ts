import {arrowStatements} from "../../core/index.ts";
import type {Arrow, Graph} from "./graph.ts";
import {indexGraph} from "./indexGraph.ts";

/** Throws unless a text can be the name of a node. */
function requireName(node: string, statement: string): void {
  if (node === "" || /[<>]|^-|-$/.test(node)) {
    throw new RangeError(
      `parseGraph: text must hold arrows ->, <- or <-> between names of nodes, got ${JSON.stringify(statement)}`,
    );
  }
}

/**
 * Reads a causal graph from arrows such as `D -> R; R <- X -> Y; Q`.
 *
 * Statements are parted by semicolons or lines. `A <-> B` says that A and B have a common cause that
 * nobody measured. A name alone is a node without arrows. Names may hold spaces; an arrow that is
 * written twice counts once. Nodes keep the order in which the text names them first.
 *
 * @param text - the arrows
 * @returns nodes; edges, each `[from, to]`; hidden, the pairs with a hidden common cause
 * @throws RangeError when a name is missing, an arrow joins a node to itself, or arrows lead back to
 *   their beginning; the message names the cycle
 * @ref pearl1995
 * @example parseGraph("D -> R; R <- X -> Y") // {nodes: ["D", "R", "X", "Y"], edges: [["D", "R"], ["X", "R"], ["X", "Y"]], hidden: []}
 * parseGraph("smoking -> tar -> cancer; smoking <-> cancer").hidden // [["smoking", "cancer"]]
 */
export function parseGraph(text: string): Graph {
  const nodes = new Set<string>();
  const edges = new Map<string, Arrow>();
  const hidden = new Map<string, Arrow>();
  for (const statement of arrowStatements(text)) {
    for (const node of statement.nodes) {
      requireName(node, statement.text);
      nodes.add(node);
    }
    statement.arrows.forEach((mark, i) => {
      const [left, right] = [statement.nodes[i], statement.nodes[i + 1]];
      if (mark !== "<->") {
        const arrow: Arrow = mark === "->" ? [left, right] : [right, left];
        edges.set(arrow.join(" -> "), arrow);
      } else if (!hidden.has(`${right} <-> ${left}`)) {
        hidden.set(`${left} <-> ${right}`, [left, right]);
      }
    });
  }
  const graph = {nodes: [...nodes], edges: [...edges.values()], hidden: [...hidden.values()]};
  indexGraph("parseGraph", graph);
  return graph;
}
