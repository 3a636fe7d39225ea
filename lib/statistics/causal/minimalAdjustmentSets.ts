import type {Effect} from "./backdoorPaths.ts";
import type {Graph, Nodes} from "./graph.ts";
import {withoutArrowsFrom} from "./graph.ts";
import {closure, indexGraph, placesOf} from "./indexGraph.ts";
import {effectPlaces} from "./isBackdoorSet.ts";
import {minimalSeparators} from "./minimalSeparators.ts";

/** Options of `minimalAdjustmentSets`. */
export interface AdjustmentOptions extends Effect {
  /** Nodes that were not measured and cannot be adjusted for; none when left out. */
  readonly unmeasured?: Nodes;
}

/**
 * Lists all minimal sets of nodes that fulfil the back-door criterion.
 *
 * Without any one of its members such a set would leave a back door open. One set that is empty says
 * that nothing needs to be adjusted for; no set at all says that adjustment cannot reveal the effect
 * (a front door may). Larger sets can do as well, and can be more precise.
 *
 * @param graph - a graph without cycles
 * @param options - exposure and outcome; unmeasured, nodes that no set may hold, none when left out
 * @returns the sets, small ones first, each in the order of the graph's nodes
 * @throws RangeError when the graph has a cycle, a node is unknown, or exposure and outcome are one
 * @ref pearl1995
 * @ref vanderzander2019
 * @ref shen1997
 * @example minimalAdjustmentSets(parseGraph("R <- D -> Y; R <- X -> Y; X -> Q -> R"), {exposure: "R", outcome: "Y"}) // [["D", "X"]]
 * minimalAdjustmentSets(parseGraph("R -> Y; R <-> Y"), {exposure: "R", outcome: "Y"}) // []
 */
export function minimalAdjustmentSets(
  graph: Graph,
  {unmeasured = [], ...effect}: AdjustmentOptions,
): string[][] {
  const indexed = indexGraph("minimalAdjustmentSets", graph);
  const ends = effectPlaces("minimalAdjustmentSets", indexed, effect);
  const missing = placesOf("minimalAdjustmentSets", "unmeasured", indexed, unmeasured);
  const later = closure(indexed, [ends.from], "children");
  const behind = withoutArrowsFrom(graph, [effect.exposure]);
  const sets = minimalSeparators(indexGraph("minimalAdjustmentSets", behind), {
    ...ends,
    allowed: (node) => node < indexed.observed && later[node] === 0 && !missing.includes(node),
  });
  return sets.map((set) => set.map((node) => indexed.names[node]));
}
