import type {ArrowMark} from "../../core/index.ts";
import type {Graph} from "./graph.ts";
import {indexGraph, placeOf} from "./indexGraph.ts";
import type {GraphPath} from "./path.ts";

/** The two ends of paths. */
export interface PathEnds {
  readonly from: string;
  readonly to: string;
}

/** What lies one arrow away from a node. */
interface Step {
  readonly to: string;
  readonly mark: ArrowMark;
}

/** Lists the steps from each node, along and against arrows and over hidden causes. */
function stepsOf({nodes, edges, hidden = []}: Graph): Map<string, Step[]> {
  const steps = new Map<string, Step[]>(nodes.map((node) => [node, []]));
  const add = (from: string, mark: ArrowMark, to: string): void => {
    steps.get(from)?.push({to, mark});
  };
  for (const [from, to] of edges) {
    add(from, "->", to);
    add(to, "<-", from);
  }
  for (const [a, b] of hidden) {
    add(a, "<->", b);
    add(b, "<->", a);
  }
  return steps;
}

/** The two ends of paths, and what the caller calls them. */
interface NamedEnds extends PathEnds {
  readonly names: readonly [from: string, to: string];
}

/** Lists paths for `pathsBetween` and `backdoorPaths`, whose names errors carry. */
export function pathsFor(who: string, graph: Graph, {from, to, names}: NamedEnds): GraphPath[] {
  const indexed = indexGraph(who, graph);
  placeOf(who, names[0], indexed, from);
  placeOf(who, names[1], indexed, to);
  if (from === to) {
    throw new RangeError(`${who}: ${names.join(" and ")} must differ, got ${from} twice`);
  }
  const steps = stepsOf(graph);
  const found: GraphPath[] = [];
  const walk = (nodes: readonly string[], arrows: readonly ArrowMark[]): void => {
    const last = nodes[nodes.length - 1];
    if (last === to) {
      found.push({nodes, arrows});
      return;
    }
    for (const step of steps.get(last) ?? []) {
      if (!nodes.includes(step.to)) walk([...nodes, step.to], [...arrows, step.mark]);
    }
  };
  walk([from], []);
  return found.sort((a, b) => a.nodes.length - b.nodes.length);
}

/**
 * Lists every path between two nodes, whichever way its arrows point, open or not.
 *
 * The number of paths can grow exponentially with that of nodes: this is for graphs that one can draw.
 * `dSeparated` and the criteria do not need the list.
 *
 * @param graph - a graph without cycles
 * @param ends - from and to, two different nodes
 * @returns the paths, none meeting a node twice, short ones first
 * @throws RangeError when the graph has a cycle, there is no such node, or both ends are one
 * @ref pearl2009
 * @example pathsBetween(parseGraph("R <- X -> Y; X -> Q -> R"), {from: "R", to: "Y"}).map(formatPath) // ["R <- X -> Y", "R <- Q <- X -> Y"]
 */
export function pathsBetween(graph: Graph, {from, to}: PathEnds): GraphPath[] {
  return pathsFor("pathsBetween", graph, {from, to, names: ["from", "to"]});
}
