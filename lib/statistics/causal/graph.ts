/** An arrow: its tail, then its head. */
export type Arrow = readonly [from: string, to: string];

/** A directed acyclic graph: what may cause what. An arrow that is not there is a claim. */
export interface Graph {
  readonly nodes: readonly string[];
  readonly edges: readonly Arrow[];
  /** Pairs of nodes with a common cause that nobody measured; none when left out. */
  readonly hidden?: readonly Arrow[];
}

/** One node, or several. */
export type Nodes = string | readonly string[];

/** Removes the arrows that leave some nodes, which leaves their back doors alone. */
export function withoutArrowsFrom(graph: Graph, nodes: readonly string[]): Graph {
  return {...graph, edges: graph.edges.filter(([from]) => !nodes.includes(from))};
}
