import type {Effect} from "./backdoorPaths.ts";
import {separates} from "./dSeparated.ts";
import type {Graph, Nodes} from "./graph.ts";
import {withoutArrowsFrom} from "./graph.ts";
import {closure, type IndexedGraph, indexGraph, placesOf} from "./indexGraph.ts";

/** An effect, and the nodes that are to reveal it. */
export interface EffectGiven extends Effect {
  readonly given: Nodes;
}

/** An effect by places. */
export interface EffectPlaces {
  readonly from: number;
  readonly to: number;
}

/** Finds exposure and outcome; throws where they are one. */
export function effectPlaces(
  who: string,
  graph: IndexedGraph,
  {exposure, outcome}: Effect,
): EffectPlaces {
  const [from] = placesOf(who, "exposure", graph, exposure);
  const [to] = placesOf(who, "outcome", graph, outcome);
  if (from === to) {
    throw new RangeError(`${who}: exposure and outcome must differ, got ${exposure} twice`);
  }
  return {from, to};
}

/** Finds the nodes of a set; throws where exposure or outcome is among them. */
export function setPlaces(
  who: string,
  graph: IndexedGraph,
  {from, to}: EffectPlaces,
  given: Nodes,
): number[] {
  const places = placesOf(who, "given", graph, given);
  const own = places.find((node) => node === from || node === to);
  if (own !== undefined) {
    throw new RangeError(
      `${who}: given must hold neither exposure nor outcome, got ${graph.names[own]}`,
    );
  }
  return places;
}

/**
 * Says whether nodes fulfil the back-door criterion: adjusting for them leaves the effect alone.
 *
 * They must shut every back-door path, and none may be a descendant of the exposure. Then, stratum by
 * stratum of the set, those with and without the exposure can be compared. The criterion is sufficient:
 * a set that fails may still serve in rare cases, where it holds harmless descendants of the exposure.
 *
 * @formula eq:backdoor $P(y \mid \mathrm{do}(x)) = \sum_z P(y \mid x, z)\, P(z)$
 * @param graph - a graph without cycles
 * @param effect - exposure, outcome, and given, the set that is judged ([] for none)
 * @returns whether the set fulfils the criterion
 * @throws RangeError when the graph has a cycle, a node is unknown, or one is named in two places
 * @ref pearl1995
 * @example isBackdoorSet(parseGraph("R <- X -> Y; X -> Q -> R"), {exposure: "R", outcome: "Y", given: "X"}) // true
 * isBackdoorSet(parseGraph("R <- X -> Y; X -> Q -> R"), {exposure: "R", outcome: "Y", given: "Q"}) // false
 */
export function isBackdoorSet(graph: Graph, {given, ...effect}: EffectGiven): boolean {
  const indexed = indexGraph("isBackdoorSet", graph);
  const ends = effectPlaces("isBackdoorSet", indexed, effect);
  const set = setPlaces("isBackdoorSet", indexed, ends, given);
  const later = closure(indexed, [ends.from], "children");
  if (set.some((node) => later[node] === 1)) return false;

  // Without the arrows out of the exposure, all that is left between it and the outcome are back doors.
  const behind = indexGraph("isBackdoorSet", withoutArrowsFrom(graph, [effect.exposure]));
  return separates(behind, [ends.from], [ends.to], set);
}
