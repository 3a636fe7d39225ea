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
  /** Drawn rounder and fainter: something given, not computed. */
  readonly leaf: boolean;
  /** 0 at the top. */
  readonly row: number;
  /** 0 at the left to 1 at the right. */
  readonly place: number;
}

/** Height of a row in pixels, and of the margins together. */
const ROW = 62;
const MARGINS = 40;
const LINE = "#7f8c9a";

/** An arrow of plotly between two places. */
function arrow([x, y]: readonly number[], [ax, ay]: readonly number[], startstandoff: number) {
  return {
    ...{x, y, ax, ay, xref: "x", yref: "y", axref: "x", ayref: "y", text: "", showarrow: true},
    ...{arrowhead: 2, arrowsize: 1, arrowwidth: 1.4, arrowcolor: LINE, standoff: 20, startstandoff},
  };
}

/** Draws an edge: straight to the next row, around the boxes between when it is longer. */
function drawEdges(edges: readonly (readonly [GraphBox, GraphBox])[]) {
  const annotations: Readonly<Record<string, unknown>>[] = [];
  const shapes: Readonly<Record<string, unknown>>[] = [];
  for (const [start, end] of edges) {
    const [from, to] = [
      [start.place, -start.row],
      [end.place, -end.row],
    ];
    if (end.row - start.row < 2) {
      annotations.push(arrow(to, from, 20));
      continue;
    }

    // Long ones take the side that is nearer to their start, left and right in turn from the middle.
    const left = start.place < 0.5 || (start.place === 0.5 && shapes.length % 2 === 0);
    const side = left ? 0.06 : 0.94;
    const corners = [from, [side, from[1] - 0.5], [side, to[1] + 0.5]];
    const path = `M${corners.map((corner) => corner.join(",")).join("L")}`;
    shapes.push({
      ...{type: "path", path, xref: "x", yref: "y", layer: "below"},
      line: {color: LINE, width: 1.4},
    });
    annotations.push(arrow(to, corners[2], 0));
  }
  return {annotations, shapes};
}

/** Draws boxes row by row from the top and arrows between them, as a plotly figure. */
export function graphFigure(
  boxes: readonly GraphBox[],
  edges: readonly (readonly [from: number, to: number])[],
): GraphFigure {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const bottom = boxes.reduce((row, box) => Math.max(row, box.row), 0);
  const boxOf = (id: number) => byId.get(id) as GraphBox;
  const {annotations, shapes} = drawEdges(
    edges.map(([from, to]) => [boxOf(from), boxOf(to)] as const),
  );
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
      {
        ...{type: "scatter", mode: "markers", name: "values", showlegend: false},
        x: boxes.map(({place}) => place),
        y: boxes.map(({row}) => -row),
        text: boxes.map(({title, note}) => `${title} ${note}`),
        hoverinfo: "text",
        marker: {size: 1, color: LINE},
      },
    ],
    layout: {
      annotations: [...annotations, ...labels],
      shapes,
      height: (bottom + 1) * ROW + MARGINS,
      margin: {l: 8, r: 8, t: 16, b: 16},
      xaxis: {...hidden, range: [0, 1]},
      yaxis: {...hidden, range: [-bottom - 0.5, 0.5]},
    },
  };
}
