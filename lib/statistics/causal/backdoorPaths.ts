import type {Graph} from "./graph.ts";
import type {GraphPath} from "./path.ts";
import {pathsFor} from "./pathsBetween.ts";

/** Whose effect on whom is asked for. */
export interface Effect {
  readonly exposure: string;
  readonly outcome: string;
}

/**
 * Lists the back-door paths of an exposure: those that begin with an arrow into it.
 *
 * They carry association that is no effect of the exposure, as far as they are open.
 *
 * @param graph - a graph without cycles
 * @param effect - exposure and outcome, two different nodes
 * @returns the paths from exposure to outcome, open or not, short ones first
 * @throws RangeError when the graph has a cycle, there is no such node, or both are one
 * @ref pearl1995
 * @example backdoorPaths(parseGraph("D -> R; D -> Y; R <- X -> Y"), {exposure: "R", outcome: "Y"}).map(formatPath) // ["R <- D -> Y", "R <- X -> Y"]
 */
export function backdoorPaths(graph: Graph, {exposure, outcome}: Effect): GraphPath[] {
  const ends = {from: exposure, to: outcome, names: ["exposure", "outcome"]} as const;
  return pathsFor("backdoorPaths", graph, ends).filter(({arrows}) => arrows[0] !== "->");
}
