import type {Effect} from "./backdoorPaths.ts";
import {separates} from "./dSeparated.ts";
import type {Graph} from "./graph.ts";
import {withoutArrowsFrom} from "./graph.ts";
import {indexGraph} from "./indexGraph.ts";
import {effectPlaces} from "./isBackdoorSet.ts";
import {isFrontdoorSet} from "./isFrontdoorSet.ts";

/** A million sets take seconds; more would take hours. */
const MOST_CANDIDATES = 20;

/** Lists the subsets of a given size, in the order of their members. */
function subsetsOf(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    subsetsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/**
 * Lists all minimal sets of nodes that fulfil the front-door criterion, by trying them.
 *
 * @param graph - a graph without cycles
 * @param effect - exposure and outcome
 * @returns the sets of which no part does as well, small ones first, in the order of the graph's nodes
 * @throws RangeError when the graph has a cycle, a node is unknown, exposure and outcome are one, or
 *   more than 20 nodes have no open back-door path from the exposure
 * @ref pearl1995
 * @example frontdoorSets(parseGraph("smoking -> tar -> cancer; smoking <-> cancer"), {exposure: "smoking", outcome: "cancer"}) // [["tar"]]
 * frontdoorSets(parseGraph("R -> Y; R <-> Y"), {exposure: "R", outcome: "Y"}) // []
 */
export function frontdoorSets(graph: Graph, effect: Effect): string[][] {
  const indexed = indexGraph("frontdoorSets", graph);
  const {from, to} = effectPlaces("frontdoorSets", indexed, effect);

  // Only a node that the exposure reaches by no open back door can be a member.
  const behind = indexGraph("frontdoorSets", withoutArrowsFrom(graph, [effect.exposure]));
  const candidates = graph.nodes.filter(
    (_, node) => node !== from && node !== to && separates(behind, [from], [node], []),
  );
  if (candidates.length > MOST_CANDIDATES) {
    throw new RangeError(
      `frontdoorSets: at most ${MOST_CANDIDATES} nodes may be candidates, got ${candidates.length}; ask isFrontdoorSet about the sets in question`,
    );
  }
  const found: string[][] = [];
  for (let size = 0; size <= candidates.length; size++) {
    const tried = subsetsOf(candidates, size).filter(
      (set) => !found.some((smaller) => smaller.every((node) => set.includes(node))),
    );
    found.push(...tried.filter((given) => isFrontdoorSet(graph, {...effect, given})));
  }
  return found;
}
