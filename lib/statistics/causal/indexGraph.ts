import {didYouMean} from "../../core/index.ts";
import type {Arrow, Graph, Nodes} from "./graph.ts";

/** A graph by numbers. Each hidden common cause is a node of its own behind the graph's nodes. */
export interface IndexedGraph {
  /** The graph's nodes, then its hidden causes, such as "A <-> B". */
  readonly names: readonly string[];
  /** How many of them are the graph's own. */
  readonly observed: number;
  readonly parents: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
  /** Every node after its parents; among those that may come next, the first of names. */
  readonly order: readonly number[];
}

/** Writes a pair with a hidden common cause. */
export const hiddenName = ([a, b]: Arrow): string => `${a} <-> ${b}`;

/** Follows parents from a node that lies on or behind a cycle until one comes back, and names the cycle. */
function cycleText(names: readonly string[], parents: number[][], left: ReadonlySet<number>) {
  const trail: number[] = [];
  let node = Math.min(...left);
  while (!trail.includes(node)) {
    trail.push(node);
    node = parents[node].find((parent) => left.has(parent)) ?? node;
  }
  const cycle = [node, ...trail.slice(trail.indexOf(node) + 1).reverse(), node];
  return cycle.map((one) => names[one]).join(" -> ");
}

/** Orders nodes so that each comes after its parents. */
function orderOf(who: string, names: readonly string[], parents: number[][]): number[] {
  const left = new Set(names.keys());
  const order: number[] = [];
  while (left.size > 0) {
    const next = [...left].find((node) => !parents[node].some((parent) => left.has(parent)));
    if (next === undefined) {
      const cycle = cycleText(names, parents, left);
      throw new RangeError(
        `${who}: arrows must not lead back to their beginning, got ${cycle}; take one of them out`,
      );
    }
    order.push(next);
    left.delete(next);
  }
  return order;
}

/** Throws where a node is named twice or has no name. */
function requireNames(who: string, nodes: readonly string[]): void {
  nodes.forEach((node, i) => {
    if (typeof node !== "string" || node === "") {
      throw new RangeError(`${who}: nodes must have names, got ${JSON.stringify(node)}`);
    }
    if (nodes.indexOf(node) !== i) {
      throw new RangeError(`${who}: nodes must differ, got ${JSON.stringify(node)} twice`);
    }
  });
}

/** Turns a graph into numbers; throws where it is no directed acyclic graph. */
export function indexGraph(who: string, {nodes, edges, hidden = []}: Graph): IndexedGraph {
  requireNames(who, nodes);
  const place = new Map(nodes.map((node, i) => [node, i]));
  const placeOf = (node: string): number => placeIn(who, "edges", place, node);
  const names = [...nodes, ...hidden.map(hiddenName)];
  const parents: number[][] = names.map(() => []);
  const children: number[][] = names.map(() => []);
  const join = (from: number, to: number): void => {
    if (from === to) {
      throw new RangeError(`${who}: edges must join two nodes, got ${names[from]} -> ${names[to]}`);
    }
    if (parents[to].includes(from)) return;
    parents[to].push(from);
    children[from].push(to);
  };
  for (const [from, to] of edges) join(placeOf(from), placeOf(to));
  hidden.forEach(([a, b], i) => {
    if (a === b) {
      throw new RangeError(`${who}: hidden must join two nodes, got ${hiddenName([a, b])}`);
    }
    join(nodes.length + i, placeOf(a));
    join(nodes.length + i, placeOf(b));
  });
  const order = orderOf(who, names, parents);
  return {names, observed: nodes.length, parents, children, order};
}

/** Looks a node up; an unknown one is an error that says which are known. */
function placeIn(
  who: string,
  name: string,
  place: ReadonlyMap<string, number>,
  node: string,
): number {
  const found = place.get(node);
  if (found !== undefined) return found;
  const known = [...place.keys()];
  throw new RangeError(
    `${who}: ${name} must name nodes of the graph, which are ${known.join(", ")}, got ${JSON.stringify(node)}${didYouMean(String(node), known)}`,
  );
}

/** Finds the numbers of nodes by their names, each once. */
export function placesOf(who: string, name: string, graph: IndexedGraph, nodes: Nodes): number[] {
  const place = new Map(graph.names.slice(0, graph.observed).map((node, i) => [node, i]));
  const wanted = typeof nodes === "string" ? [nodes] : nodes;
  return [...new Set(wanted.map((node) => placeIn(who, name, place, node)))];
}

/** Finds the number of the one node that has this name. */
export function placeOf(who: string, name: string, graph: IndexedGraph, node: string): number {
  return placesOf(who, name, graph, [node])[0];
}

/** Marks some nodes and all that lies above them, or below them. */
export function closure(
  graph: IndexedGraph,
  nodes: readonly number[],
  way: "parents" | "children",
): Uint8Array {
  const marked = new Uint8Array(graph.names.length);
  const stack = [...nodes];
  while (stack.length > 0) {
    const node = stack.pop() as number;
    if (marked[node] === 1) continue;
    marked[node] = 1;
    stack.push(...graph[way][node]);
  }
  return marked;
}
