import type {Graph, Nodes} from "./graph.ts";
import {closure, indexGraph, placesOf} from "./indexGraph.ts";
import {checkedPath, isCollider, type PathInput} from "./path.ts";

/** What is held fixed. */
export interface Given {
  /** Nodes that are adjusted for, or by which patients were chosen; none when left out. */
  readonly given?: Nodes;
}

/**
 * Says whether association flows along one path.
 *
 * A path is shut by a chain or a fork whose middle is given, and by a collider (two arrowheads meeting)
 * unless it or one of its descendants is given.
 *
 * @formula eq:open-path $\text{open} \iff \text{every non-collider} \notin Z \ \text{and every collider} \in \mathrm{An}(Z)$, where $\mathrm{An}(Z)$ holds $Z$ and its ancestors
 * @param graph - a graph without cycles
 * @param path - a path of the graph, or its text such as `R <- X -> Y`
 * @param options - given: the nodes held fixed, none when left out
 * @returns whether the path is open
 * @throws RangeError when the graph has a cycle or no such path, or given names an unknown node
 * @ref pearl2009
 * @example isPathOpen(parseGraph("R <- X -> Y"), "R <- X -> Y", {given: "X"}) // false
 * isPathOpen(parseGraph("R -> C <- Y; C -> S"), "R -> C <- Y", {given: "S"}) // true
 */
export function isPathOpen(graph: Graph, path: PathInput, {given = []}: Given = {}): boolean {
  const indexed = indexGraph("isPathOpen", graph);
  const places = placesOf("isPathOpen", "given", indexed, given);
  const checked = checkedPath("isPathOpen", graph, path);
  const opened = closure(indexed, places, "parents");
  const last = checked.nodes.length - 1;
  return checked.nodes.every((node, i) => {
    const place = indexed.names.indexOf(node);
    if (i === 0 || i === last) return !places.includes(place);
    return isCollider(checked, i) ? opened[place] === 1 : !places.includes(place);
  });
}
