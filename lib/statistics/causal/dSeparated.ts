import type {Graph, Nodes} from "./graph.ts";
import {closure, type IndexedGraph, indexGraph, placesOf} from "./indexGraph.ts";

/** A question of independence. */
export interface Separation {
  readonly x: Nodes;
  readonly y: Nodes;
  /** Nodes held fixed; none when left out. */
  readonly given?: Nodes;
}

/** Marks all nodes that some path joins to the sources while it is open. */
function reachable(
  {names, parents, children}: IndexedGraph,
  sources: readonly number[],
  fixed: Uint8Array,
  opened: Uint8Array,
): Uint8Array {
  // A node is entered from a child (index 2 · node) or from a parent (2 · node + 1), each at most once.
  const entered = new Uint8Array(2 * names.length);
  const reached = new Uint8Array(names.length);
  const stack = sources.map((source) => 2 * source);
  while (stack.length > 0) {
    const visit = stack.pop() as number;
    if (entered[visit] === 1) continue;
    entered[visit] = 1;
    const node = visit >> 1;
    const fromParent = (visit & 1) === 1;
    if (fixed[node] === 0) reached[node] = 1;

    // On from a chain or a fork that is not fixed; back up from a collider that is opened.
    if (fixed[node] === 0) for (const child of children[node]) stack.push(2 * child + 1);
    if (fromParent ? opened[node] === 1 : fixed[node] === 0) {
      for (const parent of parents[node]) stack.push(2 * parent);
    }
  }
  return reached;
}

/** Answers a question of independence by places. */
export function separates(
  graph: IndexedGraph,
  x: readonly number[],
  y: readonly number[],
  given: readonly number[],
): boolean {
  const fixed = new Uint8Array(graph.names.length);
  for (const node of given) fixed[node] = 1;
  const reached = reachable(graph, x, fixed, closure(graph, given, "parents"));
  return !y.some((node) => reached[node] === 1);
}

/** Throws where one node plays two parts. */
function requireApart(
  names: readonly string[],
  parts: readonly (readonly [string, readonly number[]])[],
): void {
  parts.forEach(([name, nodes], i) => {
    for (const [other, others] of parts.slice(i + 1)) {
      const both = nodes.find((node) => others.includes(node));
      if (both === undefined) continue;
      throw new RangeError(
        `dSeparated: ${name} and ${other} must have no node in common, got ${names[both]} in both`,
      );
    }
  });
}

/**
 * Says whether a graph makes nodes independent once others are held fixed: whether every path between
 * them is shut.
 *
 * Then they are independent in *all* data that the graph can produce. If not, they depend on each other
 * in almost all, unless paths happen to cancel. The nodes are searched once, not path by path.
 *
 * @formula eq:d-separation $x \perp y \mid Z \iff \text{no path between } x \text{ and } y \text{ is open given } Z$
 * @param graph - a graph without cycles; hidden common causes are never held fixed
 * @param separation - x and y, one name or several; given, none when left out
 * @returns true when no path from a node of x to one of y is open
 * @throws RangeError when the graph has a cycle, a node is unknown, or one node is named in two places
 * @ref pearl2009
 * @ref shachter1998
 * @example dSeparated(parseGraph("R <- X -> Y; X -> Q -> R"), {x: "R", y: "Y", given: "X"}) // true
 * dSeparated(parseGraph("R <- X -> Y; X -> Q -> R"), {x: "R", y: "Y", given: "Q"}) // false
 */
export function dSeparated(graph: Graph, {x, y, given = []}: Separation): boolean {
  const indexed = indexGraph("dSeparated", graph);
  const [from, to, fixed] = [
    placesOf("dSeparated", "x", indexed, x),
    placesOf("dSeparated", "y", indexed, y),
    placesOf("dSeparated", "given", indexed, given),
  ];
  if (from.length === 0 || to.length === 0) {
    throw new RangeError("dSeparated: x and y must each name at least one node, got none");
  }
  requireApart(indexed.names, [
    ["x", from],
    ["y", to],
    ["given", fixed],
  ]);
  return separates(indexed, from, to, fixed);
}
