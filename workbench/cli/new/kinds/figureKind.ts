import type {KindTemplate} from "./kindTemplate.ts";

/** A figure that the learner makes, marked by a person with a rubric. */
export const figureKind: KindTemplate = {
  answer: {
    id: "figure",
    name: "figure",
    kind: "figure",
    title: "A figure",
    points: 3,
    rubric: [
      {id: "shows", points: 2, title: "shows what is asked, over the whole range"},
      {id: "axes", points: 1, title: "axes carry quantity and unit"},
    ],
  },
  task: "Draw a straight line through the origin, as a record with `data` (traces) and `layout`, as plotly takes it. A person marks this answer.",
  cell: [
    'import {showChart} from "voxelbook/display";',
    "// BEGIN SOLUTION",
    "const figure = {",
    '  data: [{type: "scatter", name: "line", x: [0, 1, 2], y: [0, 2, 4]}],',
    '  layout: {xaxis: {title: {text: "x (mm)"}}, yaxis: {title: {text: "y (mm)"}}},',
    "};",
    "// END SOLUTION",
    "if (figure.data.length > 0) {",
    '  showChart(figure, {caption: "My figure.", alt: "A line."});',
    "}",
  ].join("\n"),
  hints: [
    "The chapter's figures are made the same way.",
    "A trace has lists `x` and `y`; the layout names the axes.",
    "One trace with two points is enough for a straight line; do not forget the units.",
  ],
  wrong: {},
  alternative: {},
};
