import type {Graph} from "./graph.ts";
import {indexGraph} from "./indexGraph.ts";
import {minimalSeparators} from "./minimalSeparators.ts";

/** An independence that data can contradict. */
export interface Independence {
  readonly x: string;
  readonly y: string;
  readonly given: readonly string[];
}

/**
 * Lists the independences by which data can contradict a graph: for each pair of nodes that no arrow
 * joins, every minimal set that makes them independent.
 *
 * All other independences follow from missing arrows like these. A pair with a hidden common cause, or
 * one that only hidden nodes could part, implies none.
 *
 * @param graph - a graph without cycles
 * @returns x and y in the order of the graph's nodes, with the set that parts them
 * @throws RangeError when the graph has a cycle or an arrow to an unknown node
 * @ref pearl2009
 * @ref textor2016
 * @example impliedIndependences(parseGraph("X -> Q -> R; X -> R; X -> Y")) // [{x: "Q", y: "Y", given: ["X"]}, {x: "R", y: "Y", given: ["X"]}]
 */
export function impliedIndependences(graph: Graph): Independence[] {
  const indexed = indexGraph("impliedIndependences", graph);
  const {names, observed} = indexed;
  const found: Independence[] = [];
  for (let from = 0; from < observed; from++) {
    for (let to = from + 1; to < observed; to++) {
      const cut = {from, to, allowed: (node: number) => node < observed};
      for (const set of minimalSeparators(indexed, cut)) {
        const given = set.map((node) => names[node]);
        found.push({x: names[from], y: names[to], given});
      }
    }
  }
  return found;
}
