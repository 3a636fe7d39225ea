import type {GraphLayout, Place, PlacedArrow} from "./graphLayout.ts";
import type {PlotlyObject} from "./houseLayout.ts";

/** What a node is to the question; each has a colour and a mark of its own. */
export type NodeRole = "exposure" | "outcome" | "given" | "hidden" | "other";

/** How a graph is drawn. */
export interface GraphLook {
  readonly roleOf: (node: string) => NodeRole;
  /** Words of the legend. */
  readonly roleNames: Readonly<Record<NodeRole, string>>;
  /** What stands beside a node. */
  readonly names: Readonly<Record<string, string>>;
  /** What stands beside an arrow, by its text such as "X -> Q". */
  readonly labels: Readonly<Record<string, string>>;
  /** Texts of the arrows that are drawn strongly. */
  readonly strong: ReadonlySet<string>;
}

/** Half a node, and what is left free between it and an arrow, screen pixels. */
const RADIUS = 19;
const ARROW = "#7b7b7b";
const CURVE_STEPS = 8;
const STRONG = "#d55e00";

/** White letters keep 4.5 to 1 on each of these. */
const LOOKS: Readonly<Record<NodeRole, PlotlyObject>> = {
  exposure: {symbol: "circle", color: "#005a8f", line: {color: "#56b4e9", width: 2}},
  outcome: {symbol: "diamond", color: "#9a4300", line: {color: "#e69f00", width: 2}},
  given: {symbol: "square", color: "#00684d", line: {color: "#2fc49a", width: 2}},
  other: {symbol: "circle", color: "#5a5a5a", line: {color: "#9a9a9a", width: 1}},
  hidden: {symbol: "circle-open", color: ARROW, line: {color: ARROW, width: 1.5}},
};
const SIZES: Readonly<Record<NodeRole, number>> = {
  exposure: 2 * RADIUS,
  outcome: 2 * RADIUS - 4,
  given: 2 * RADIUS - 4,
  other: 2 * RADIUS,
  hidden: 12,
};

/** Says whether a name fits into its node; else it stands beside it. */
const fits = (node: string): boolean => node.length <= 3;
const arrowText = ({from, to}: PlacedArrow): string => `${from} -> ${to}`;
/** Finds the place that lies a share of the way from one to another. */
function between(a: Place, b: Place, share: number): Place {
  return {x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)};
}

/** Where the head of an arrow begins: at its tail, or where the curve of a bent one ends. */
function headStart({points}: PlacedArrow): Place {
  const [before, last] = points.slice(-2);
  return points.length === 2 ? before : between(before, last, 0.25);
}

/** Lists the places that an arrow runs through: both ends, or a smooth curve where it is bent. */
function lineOf(arrow: PlacedArrow): Place[] {
  const {points} = arrow;
  const line = [points[0]];
  for (let i = 1; i < points.length - 1; i++) {
    const isLast = i === points.length - 2;
    const start = line[line.length - 1];
    const end = isLast ? headStart(arrow) : between(points[i], points[i + 1], 0.5);
    for (let k = 1; k <= CURVE_STEPS; k++) {
      const share = k / CURVE_STEPS;
      line.push(between(between(start, points[i], share), between(points[i], end, share), share));
    }
  }
  return [...line, points[points.length - 1]];
}

/** Draws an arrow; its head turns with the screen, and stops at the border of the node. */
function arrowOf(arrow: PlacedArrow, look: GraphLook): PlotlyObject {
  const line = lineOf(arrow);
  const isStrong = look.strong.has(arrowText(arrow));
  const color = isStrong ? STRONG : ARROW;
  const isHidden = look.roleOf(arrow.from) === "hidden";
  const atHead = (value: number): number[] => line.map((_, i) => (i < line.length - 1 ? 0 : value));
  return {
    type: "scatter",
    mode: "lines+markers",
    x: line.map(({x}) => x),
    y: line.map(({y}) => y),
    line: {color, width: isStrong ? 2.8 : 1.6, dash: isHidden ? "dot" : "solid"},
    marker: {
      symbol: "arrow",
      color,
      opacity: 1,
      angleref: "previous",
      size: atHead(isStrong ? 14 : 11),
      standoff: atHead(SIZES[look.roleOf(arrow.to)] / 2 + 1),
      line: {width: 0},
    },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

/** Writes a text beside the middle of an arrow. */
function labelOf({points}: PlacedArrow, text: string): PlotlyObject {
  const at = points.length === 2 ? between(points[0], points[1], 0.5) : points[points.length >> 1];
  return {x: at.x, y: at.y, text, showarrow: false, xref: "x", yref: "y", xshift: 14, yshift: 9};
}

/** Draws the nodes of one role. */
function nodesOf(role: NodeRole, nodes: readonly string[], layout: GraphLayout, look: GraphLook) {
  const places = nodes.map((node) => layout.places.get(node) as Place);
  return {
    type: "scatter",
    mode: "markers+text",
    name: look.roleNames[role],
    x: places.map(({x}) => x),
    y: places.map(({y}) => y),
    text: nodes.map((node) => (role !== "hidden" && fits(node) ? `<b>${node}</b>` : "")),
    textposition: "middle center",
    textfont: {color: "#ffffff", size: 14},
    marker: {...LOOKS[role], size: SIZES[role], opacity: 1},
    hovertext: nodes.map((node) => look.names[node] ?? node),
    hoverinfo: "text",
    cliponaxis: false,
  };
}

/** Sides on which a name can stand: their angles, and how the text is put there. */
const SIDES: readonly (readonly [degrees: number, PlotlyObject])[] = [
  [20, {xanchor: "left", xshift: RADIUS + 2, yshift: 12}],
  [160, {xanchor: "right", xshift: -RADIUS - 2, yshift: 12}],
  [-20, {xanchor: "left", xshift: RADIUS + 2, yshift: -12}],
  [-160, {xanchor: "right", xshift: -RADIUS - 2, yshift: -12}],
  [-90, {yshift: -RADIUS - 12}],
  [90, {yshift: RADIUS + 12}],
];

/** Lists the directions in which arrows leave and reach a node, degrees. */
function directionsAt(node: string, arrows: readonly PlacedArrow[]): number[] {
  const angle = (from: Place, to: Place): number =>
    (180 / Math.PI) * Math.atan2(to.y - from.y, to.x - from.x);
  return arrows.flatMap(({from, to, points}) => {
    if (from === node) return [angle(points[0], points[1])];
    const [before, last] = points.slice(-2);
    return to === node ? [angle(last, before)] : [];
  });
}

/** Writes the name of a node on the side that its arrows leave freest. */
function nameOf(name: string, node: string, {places, arrows}: GraphLayout): PlotlyObject {
  const {x, y} = places.get(node) as Place;
  const taken = directionsAt(node, arrows);
  const gap = (a: number, b: number): number => 180 - Math.abs(180 - (Math.abs(a - b) % 360));
  const freedom = SIDES.map(([side]) => Math.min(180, ...taken.map((angle) => gap(side, angle))));
  const [, side] = SIDES[freedom.indexOf(Math.max(...freedom))];
  return {x, y, xref: "x", yref: "y", text: name, showarrow: false, font: {size: 12}, ...side};
}

/** Finds the least and the greatest of some numbers. */
function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Makes a plotly figure of a graph that is laid out. */
export function graphFigure(
  layout: GraphLayout,
  look: GraphLook,
): {data: PlotlyObject[]; layout: PlotlyObject} {
  const {places, arrows} = layout;
  const roles = ["exposure", "outcome", "given", "other", "hidden"] as const;
  const byRole = roles
    .map((role) => [role, [...places.keys()].filter((node) => look.roleOf(node) === role)] as const)
    .filter(([, nodes]) => nodes.length > 0);
  const named = [...places.keys()].flatMap((node) => {
    const beside = look.names[node] ?? (fits(node) || look.roleOf(node) === "hidden" ? "" : node);
    return beside === "" ? [] : [nameOf(beside, node, layout)];
  });
  const labelled = arrows.flatMap((arrow) => {
    const text = look.labels[arrowText(arrow)];
    return text === undefined ? [] : [labelOf(arrow, text)];
  });
  const all = [...places.values(), ...arrows.flatMap(({points}) => points)];
  const [left, right] = rangeOf(all.map(({x}) => x));
  const [bottom, top] = rangeOf(all.map(({y}) => y));
  const axis = {visible: false, showgrid: false, showline: false, ticks: "", showticklabels: false};
  return {
    data: [
      ...arrows.map((arrow) => arrowOf(arrow, look)),
      ...byRole.map(([role, nodes]) => nodesOf(role, nodes, layout, look)),
    ],
    layout: {
      height: Math.max(200, Math.round(top - bottom) + 140),
      annotations: [...labelled, ...named],
      xaxis: {...axis, range: [left - 64, right + 64]},
      yaxis: {...axis, range: [bottom - 38, top + 34]},
      showlegend: byRole.length > 1,
      dragmode: false,
    },
  };
}
