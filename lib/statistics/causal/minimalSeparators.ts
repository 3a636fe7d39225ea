import {closure, type IndexedGraph} from "./indexGraph.ts";

/** Two nodes to be parted, and the nodes that may be used for it. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly allowed: (node: number) => boolean;
}

/** For each node that counts, its neighbours; nodes that do not count have none. */
type Neighbours = readonly ReadonlySet<number>[];

/** Joins what the moral graph of the two nodes and their ancestors joins: arrows, and parents of one child. */
function moralNeighbours(graph: IndexedGraph, ends: readonly number[]): Set<number>[] {
  const marked = closure(graph, ends, "parents");
  const neighbours = graph.names.map(() => new Set<number>());
  graph.parents.forEach((parents, child) => {
    if (marked[child] === 0) return;
    const family = [child, ...parents];
    for (const a of family) for (const b of family) if (a !== b) neighbours[a].add(b);
  });
  return neighbours;
}

/** Takes out the nodes that may not be used; what they joined is joined directly. */
function contract(neighbours: Set<number>[], keep: (node: number) => boolean): void {
  neighbours.forEach((around, node) => {
    if (keep(node)) return;
    for (const a of around) {
      neighbours[a].delete(node);
      for (const b of around) if (a !== b) neighbours[a].add(b);
    }
    around.clear();
  });
}

/** Finds the neighbours of all that can be reached from a node without meeting the removed ones. */
function borderOf(neighbours: Neighbours, start: number, removed: ReadonlySet<number>): number[] {
  const inside = new Set([start]);
  const border = new Set<number>();
  for (const node of inside) {
    for (const next of neighbours[node]) (removed.has(next) ? border : inside).add(next);
  }
  return [...border].sort((a, b) => a - b);
}

/** Puts small sets first, and sets of one size in the order of their nodes. */
function bySize(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const i = a.findIndex((node, k) => node !== b[k]);
  return i < 0 ? 0 : a[i] - b[i];
}

/**
 * Lists all minimal sets of allowed nodes that part two nodes of a graph: without any one of its
 * members, a set would part them no more. It walks from the set nearest to `from` towards `to`, by
 * moving one member over and closing the gap (Shen and Liang).
 */
export function minimalSeparators(graph: IndexedGraph, {from, to, allowed}: Cut): number[][] {
  const neighbours = moralNeighbours(graph, [from, to]);
  contract(neighbours, (node) => node === from || node === to || allowed(node));
  if (neighbours[from].has(to)) return [];
  const first = borderOf(neighbours, to, neighbours[from]);
  const found = new Map([[first.join(), first]]);
  for (const set of found.values()) {
    for (const node of set) {
      if (neighbours[node].has(to)) continue;
      const next = borderOf(neighbours, to, new Set([...set, ...neighbours[node]]));
      if (!found.has(next.join())) found.set(next.join(), next);
    }
  }
  return [...found.values()].sort(bySize);
}
