import {separates} from "./dSeparated.ts";
import type {Graph} from "./graph.ts";
import {withoutArrowsFrom} from "./graph.ts";
import {type IndexedGraph, indexGraph} from "./indexGraph.ts";
import {type EffectGiven, type EffectPlaces, effectPlaces, setPlaces} from "./isBackdoorSet.ts";

/** Says whether every way along arrows from the exposure to the outcome meets the set. */
export function intercepts(
  {children}: IndexedGraph,
  {from, to}: EffectPlaces,
  set: readonly number[],
): boolean {
  const passed = new Set([from]);
  for (const node of passed) {
    for (const child of children[node]) if (!set.includes(child)) passed.add(child);
  }
  return !passed.has(to);
}

/**
 * Says whether nodes fulfil the front-door criterion: they reveal an effect whose back door cannot be shut.
 *
 * All ways along arrows from the exposure to the outcome must meet the set; no back-door path from the
 * exposure to the set may be open; and the exposure must shut every back-door path from the set to the
 * outcome. Those of the set that run through other members of it are no back doors of the set.
 *
 * @formula eq:frontdoor $P(y \mid \mathrm{do}(x)) = \sum_z P(z \mid x) \sum_{x'} P(y \mid x', z)\, P(x')$
 * @param graph - a graph without cycles
 * @param effect - exposure, outcome, and given, the set that is judged
 * @returns whether the set fulfils the criterion
 * @throws RangeError when the graph has a cycle, a node is unknown, or one is named in two places
 * @ref pearl1995
 * @example isFrontdoorSet(parseGraph("smoking -> tar -> cancer; smoking <-> cancer"), {exposure: "smoking", outcome: "cancer", given: "tar"}) // true
 */
export function isFrontdoorSet(graph: Graph, {given, ...effect}: EffectGiven): boolean {
  const indexed = indexGraph("isFrontdoorSet", graph);
  const ends = effectPlaces("isFrontdoorSet", indexed, effect);
  const set = setPlaces("isFrontdoorSet", indexed, ends, given);
  if (!intercepts(indexed, ends, set)) return false;

  // With an exposure that has no effect at all, the empty set meets every way, and needs no doors.
  const behind = indexGraph("isFrontdoorSet", withoutArrowsFrom(graph, [effect.exposure]));
  if (!separates(behind, [ends.from], set, [])) return false;
  const names = set.map((node) => indexed.names[node]);
  const beyond = indexGraph("isFrontdoorSet", withoutArrowsFrom(graph, names));
  return separates(beyond, set, [ends.to], [ends.from]);
}
