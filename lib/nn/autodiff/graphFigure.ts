/** A plotly figure as plain data. */
export interface GraphFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** A box of the figure. */
export interface GraphBox {
  readonly id: number;
  readonly title: string;
  /** Second line, in smaller letters. */
  readonly note: string;
  /** Drawn in grey: something given, not computed. */
  readonly leaf: boolean;
  /** 0 at the top. */
  readonly row: number;
  /** 0 at the left to 1 at the right. */
  readonly place: number;
}

/** Height of a row in pixels, and of the margins together. */
const ROW = 72;
const MARGINS = 24;
const LINE = "#7f8c9a";
/** Half the height of a box, in rows, and the distance of neighbouring arrow heads. */
const HALF = 0.3;
const APART = 0.07;

/** The corners of one arrow: straight to the next row, around the boxes between when it is longer. */
function corners(start: GraphBox, end: GraphBox, shift: number, side: number) {
  const from = [start.place, -start.row - HALF];
  const to = [end.place + shift, -end.row + HALF + 0.16];
  if (end.row - start.row < 2) return [from, to];
  return [from, [side, from[1] - 0.25], [side, to[1] + 0.25], to];
}

/** Lays out all arrows; those that end at one box stand side by side, in the order of their starts. */
function arrowsOf(edges: readonly (readonly [GraphBox, GraphBox])[]) {
  return edges.map(([start, end]) => {
    const arriving = edges
      .filter(([, other]) => other === end)
      .map(([other]) => other)
      .sort((a, b) => a.place - b.place || b.row - a.row);
    const shift = (arriving.indexOf(start) - (arriving.length - 1) / 2) * APART;
    return corners(start, end, shift, shift > 0 || start.place > 0.5 ? 0.95 : 0.05);
  });
}

/** Draws boxes row by row from the top and arrows between them, as a plotly figure. */
export function graphFigure(
  boxes: readonly GraphBox[],
  edges: readonly (readonly [from: number, to: number])[],
): GraphFigure {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const bottom = boxes.reduce((row, box) => Math.max(row, box.row), 0);
  const boxOf = (id: number) => byId.get(id) as GraphBox;
  const arrows = arrowsOf(edges.map(([from, to]) => [boxOf(from), boxOf(to)] as const));

  // One broken line for all arrows, and a small triangle where each ends.
  const along = (axis: number) => arrows.flatMap((path) => [...path.map((p) => p[axis]), null]);
  const heads = arrows.map((path) => path[path.length - 1]);
  const quiet = {type: "scatter", hoverinfo: "skip", showlegend: false};
  const labels = boxes.map(({title, note, leaf, row, place}) => ({
    ...{x: place, y: -row, xref: "x", yref: "y", showarrow: false, borderpad: 4},
    text: `<b>${title}</b><br><span style="font-size:11px">${note}</span>`,
    font: {size: 13, color: "#1c2733"},
    bgcolor: leaf ? "#f3f5f7" : "#dceaf7",
    bordercolor: leaf ? "#b3bcc6" : "#3b7ab8",
  }));
  const hidden = {visible: false, showticklabels: false, fixedrange: true};
  return {
    data: [
      {...quiet, mode: "lines", name: "from", x: along(0), y: along(1), line: {color: LINE}},
      {
        ...{...quiet, mode: "markers", name: "to"},
        x: heads.map((head) => head[0]),
        y: heads.map((head) => head[1]),
        marker: {size: 9, color: LINE, symbol: "triangle-down"},
      },
    ],
    layout: {
      annotations: labels,
      height: (bottom + 1) * ROW + MARGINS,
      margin: {l: 8, r: 8, t: 12, b: 12},
      xaxis: {...hidden, range: [0, 1]},
      yaxis: {...hidden, range: [-bottom - 0.5, 0.5]},
    },
  };
}
