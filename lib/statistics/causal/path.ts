import type {ArrowMark} from "../../core/index.ts";
import {arrowStatements} from "../../core/index.ts";
import type {Graph} from "./graph.ts";

/** A way through a graph along arrows in either direction; it meets no node twice. */
export interface GraphPath {
  readonly nodes: readonly string[];
  /** The arrow between each node and the next; one fewer than there are nodes. */
  readonly arrows: readonly ArrowMark[];
}

/** A path, or its text. */
export type PathInput = GraphPath | string;

/** Says whether two arrowheads meet at the i-th node of a path. */
export function isCollider({arrows}: GraphPath, i: number): boolean {
  const [before, after] = [arrows[i - 1], arrows[i]];
  return i > 0 && i < arrows.length && before !== "<-" && after !== "->";
}

/** Says whether a graph has an arrow as a path goes over it. */
function hasStep(graph: Graph, from: string, mark: ArrowMark, to: string): boolean {
  const has = (pairs: Graph["edges"], a: string, b: string): boolean =>
    pairs.some(([tail, head]) => tail === a && head === b);
  if (mark === "->") return has(graph.edges, from, to);
  if (mark === "<-") return has(graph.edges, to, from);
  const {hidden = []} = graph;
  return has(hidden, from, to) || has(hidden, to, from);
}

/** Reads a path of a graph; throws where the graph has no such path. */
export function checkedPath(who: string, graph: Graph, path: PathInput): GraphPath {
  const read = typeof path === "string" ? arrowStatements(path) : [path];
  const [{nodes, arrows}] = read.length === 1 ? read : [{nodes: [], arrows: []}];
  if (read.length !== 1 || arrows.length === 0 || nodes.length !== arrows.length + 1) {
    throw new RangeError(`${who}: path must be one line of arrows, got ${JSON.stringify(path)}`);
  }
  arrows.forEach((mark, i) => {
    if (hasStep(graph, nodes[i], mark, nodes[i + 1])) return;
    throw new RangeError(
      `${who}: path must follow arrows of the graph, got ${nodes[i]} ${mark} ${nodes[i + 1]}`,
    );
  });
  const twice = nodes.find((node, i) => nodes.indexOf(node) !== i);
  if (twice !== undefined) {
    throw new RangeError(`${who}: path must meet every node once, got ${twice} twice`);
  }
  return {nodes, arrows};
}
