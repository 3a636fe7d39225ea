import * as dagre from "@dagrejs/dagre";

/** A graph of causes, as `voxelbook/statistics` makes them. */
export interface DrawnGraph {
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [from: string, to: string])[];
  /** Pairs with a common cause that nobody measured. */
  readonly hidden?: readonly (readonly [string, string])[];
}

/** A place in the figure; y grows upwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** An arrow with the places it runs through, both ends included. */
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Place[];
}

/** A graph laid out: where nodes stand and arrows run. A hidden cause is a node named "A <-> B". */
export interface GraphLayout {
  readonly places: ReadonlyMap<string, Place>;
  readonly arrows: readonly PlacedArrow[];
}

/** What dagre keeps for a node or an arrow once it has laid them out. */
interface Laid {
  readonly x: number;
  readonly y: number;
  readonly points: readonly Place[];
}

/** Size of a node with the name below it, screen pixels. */
const NODE = {width: 84, height: 56};
const HIDDEN = {width: 30, height: 30};
/** How near to another node an arrow may pass, screen pixels. */
const CLEARANCE = 32;

/** Measures how far a place lies from the straight line between two others. */
function distance({x, y}: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

/** Makes an arrow straight where no other node stands in its way. */
function straightened(arrow: PlacedArrow, places: ReadonlyMap<string, Place>): PlacedArrow {
  const [first, last] = [arrow.points[0], arrow.points[arrow.points.length - 1]];
  const isFree = [...places].every(
    ([name, place]) =>
      name === arrow.from || name === arrow.to || distance(place, first, last) > CLEARANCE,
  );
  return isFree ? {...arrow, points: [first, last]} : arrow;
}

/** Lays a graph out in ranks, causes before effects, by Sugiyama's method. */
export function graphLayout(
  {nodes, edges, hidden = []}: DrawnGraph,
  direction: "down" | "right",
): GraphLayout {
  const graph = new dagre.Graph();
  graph.setGraph({rankdir: direction === "down" ? "TB" : "LR", nodesep: 40, ranksep: 46});
  graph.setDefaultEdgeLabel(() => ({}));
  const hiddenArrows = hidden.flatMap(([a, b]) => [a, b].map((to) => [`${a} <-> ${b}`, to]));
  for (const [name] of hiddenArrows) graph.setNode(name, {...HIDDEN});
  for (const name of nodes) graph.setNode(name, {...NODE});
  const arrows = [...edges, ...hiddenArrows];
  for (const [from, to] of arrows) graph.setEdge(from, to);
  dagre.layout(graph);

  // The first and last of dagre's points lie on the border of a node; here lines run to its centre.
  const up = ({x, y}: Place): Place => ({x, y: -y});
  const placeOf = (name: string): Place => up(graph.node(name) as Laid);
  const places = new Map([...graph.nodes()].map((name) => [name, placeOf(name)]));
  const placed = arrows.map(([from, to]) => {
    const {points} = graph.edge(from, to) as Laid;
    return {from, to, points: [placeOf(from), ...points.slice(1, -1).map(up), placeOf(to)]};
  });
  return {places, arrows: placed.map((arrow) => straightened(arrow, places))};
}
