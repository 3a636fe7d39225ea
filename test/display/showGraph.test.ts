import assert from "node:assert/strict";
import {type DrawnGraph, type ShowGraphOptions, showGraph} from "../../lib/display/index.ts";
import {only, shownBy} from "./fakeHost.ts";

interface Trace {
  readonly name?: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly text: readonly string[];
  readonly line: {readonly color: string; readonly dash: string};
  readonly marker: {readonly symbol: string; readonly color: string; readonly size: number[]};
}

interface Annotation {
  readonly text: string;
  readonly showarrow: boolean;
}

const PLOTLY = "application/vnd.plotly.v1+json";
const TEXTBOOK: DrawnGraph = {
  nodes: ["D", "R", "Y", "X", "Q"],
  edges: [
    ["D", "R"],
    ["D", "Y"],
    ["X", "R"],
    ["X", "Y"],
    ["X", "Q"],
    ["Q", "R"],
  ],
};
const caption = "What causes what.";
const draw = (graph: DrawnGraph, options: Partial<ShowGraphOptions> = {}) => {
  const shown = shownBy(() => showGraph(graph, {caption, ...options}));
  const {data, layout} = JSON.parse(only(shown, PLOTLY)) as {
    data: Trace[];
    layout: {annotations: Annotation[]; height: number};
  };
  const isArrow = ({marker}: Trace) => marker.symbol === "arrow";
  const nodes = data.filter((trace) => !isArrow(trace));
  return {nodes, arrows: data.filter(isArrow), annotations: layout.annotations, shown};
};

describe("showGraph", () => {
  it("draws every node once, by its role, and every arrow from its tail to its head", () => {
    const {nodes, arrows} = draw(TEXTBOOK, {exposure: "R", outcome: "Y", given: "X"});
    assert.deepEqual(
      nodes.map(({name, text}) => [name, text]),
      [
        ["exposure", ["<b>R</b>"]],
        ["outcome", ["<b>Y</b>"]],
        ["held fixed", ["<b>X</b>"]],
        ["not held fixed", ["<b>D</b>", "<b>Q</b>"]],
      ],
    );
    const places = new Map(
      nodes.flatMap(({text, x, y}) => text.map((node, i) => [`${x[i]} ${y[i]}`, node])),
    );
    const ends = arrows.map(({x, y}) => [
      places.get(`${x[0]} ${y[0]}`),
      places.get(`${x.at(-1)} ${y.at(-1)}`),
    ]);
    assert.deepEqual(
      ends,
      TEXTBOOK.edges.map((edge) => edge.map((node) => `<b>${node}</b>`)),
    );
    for (const {marker} of arrows) {
      assert.deepEqual(
        marker.size.map((size) => size > 0),
        marker.size.map((_, i) => i === marker.size.length - 1),
        "one head, at the end",
      );
    }
  });

  it("tells roles apart by mark as well as by colour", () => {
    const {nodes} = draw(TEXTBOOK, {exposure: "R", outcome: "Y", given: "X"});
    const looks = nodes.map(({marker: {symbol, color}}) => `${symbol} ${color}`);
    assert.equal(new Set(looks).size, 4);
    assert.equal(new Set(nodes.map(({marker}) => marker.symbol)).size, 3);
  });

  it("puts causes above their effects, or left of them", () => {
    const placesOf = (direction: "down" | "right") => {
      const [{text, x, y}] = draw(TEXTBOOK, {direction}).nodes;
      return new Map(
        text.map((node, i) => [node.slice(3, -4), direction === "down" ? -y[i] : x[i]]),
      );
    };
    for (const places of [placesOf("down"), placesOf("right")]) {
      for (const [from, to] of TEXTBOOK.edges) {
        assert.ok((places.get(from) ?? 0) < (places.get(to) ?? 0), `${from} -> ${to}`);
      }
    }
  });

  it("draws the arrows of one path strongly", () => {
    const {arrows} = draw(TEXTBOOK, {path: "R <- Q <- X -> Y"});
    const colours = arrows.map(({marker}) => marker.color);
    const strong = TEXTBOOK.edges.filter((_, i) => colours[i] !== colours[0]).map((e) => e.join());
    assert.deepEqual(strong, ["X,Y", "X,Q", "Q,R"]);
  });

  it("makes a ring of a hidden cause, with two arrows, strong on a path that goes over it", () => {
    const graph = {nodes: ["R", "Y"], edges: [["R", "Y"]], hidden: [["R", "Y"]]} as const;
    const {nodes, arrows} = draw(graph, {path: "Y <-> R"});
    assert.deepEqual(nodes.at(-1)?.name, "hidden cause");
    assert.deepEqual(nodes.at(-1)?.text, [""]);
    assert.deepEqual(
      arrows.map(({line}) => line.dash),
      ["solid", "dot", "dot"],
    );
    assert.equal(arrows[1].line.color, arrows[2].line.color);
    assert.notEqual(arrows[0].line.color, arrows[1].line.color);
  });

  it("writes long names, words for nodes and labels of arrows beside them", () => {
    const graph = {nodes: ["X", "outcome"], edges: [["X", "outcome"]]} as const;
    const {annotations, nodes} = draw(graph, {names: {X: "site"}, labels: {"X -> outcome": "0.8"}});
    const texts = annotations.map(({text}) => text);
    assert.deepEqual(texts.sort(), ["0.8", "outcome", "site"]);
    assert.deepEqual(nodes[0].text, ["<b>X</b>", ""]);
  });

  it("says the arrows and roles in words, in the notebook's language", () => {
    const words = "D → R; D → Y; X → R; X → Y; X → Q; Q → R; R: exposure; Q: held fixed";
    const {shown} = draw(TEXTBOOK, {exposure: "R", given: ["Q"]});
    assert.equal(only(shown, "text/plain"), `${caption}\n${words}`);
    assert.deepEqual(shown[0].metadata, {voxelbook: {caption, alt: words}});
    const graph = {nodes: ["R", "Y"], edges: [], hidden: [["R", "Y"]]} as const;
    const chinese = shownBy(() => showGraph(graph, {caption, exposure: "R"}), "zh-CN");
    assert.match(only(chinese, "text/plain"), /R ↔ Y; R: 暴露/);
    const own = draw(TEXTBOOK, {alt: "five nodes"}).shown[0].metadata;
    assert.deepEqual(own, {voxelbook: {caption, alt: "five nodes"}});
  });

  it("bends an arrow around a node that stands in its way, and no other", () => {
    const nodes = ["smoking", "tar", "cancer"];
    const edges = [
      ["smoking", "tar"],
      ["tar", "cancer"],
    ] as const;
    const lengths = (graph: DrawnGraph) =>
      draw(graph, {direction: "right"}).arrows.map(({x}) => x.length);
    assert.deepEqual(lengths({nodes, edges}), [2, 2]);
    const hidden = [["smoking", "cancer"]] as const;
    assert.deepEqual(
      lengths({nodes, edges, hidden}).map((points) => points > 2),
      [false, false, false, true],
    );
  });

  it("refuses what the graph does not have, and a figure without words", () => {
    const cases: [Partial<ShowGraphOptions>, RegExp][] = [
      [
        {exposure: "U"},
        /exposure and outcome must be of the graph, which has D, R, Y, X, Q, got "U"/,
      ],
      [{given: ["X", "Z"]}, /given must be of the graph.*got "Z"/],
      [{names: {Z: "z"}}, /names must be of the graph.*got "Z"/],
      [{labels: {"R -> Y": "1"}}, /labels must be of the graph.*got "R -> Y"/],
      [{path: "R -> Y"}, /path must be of the graph.*got "R -> Y"/],
      [{caption: " "}, /caption must say what the figure shows/],
    ];
    for (const [options, message] of cases) assert.throws(() => draw(TEXTBOOK, options), message);
    assert.throws(() => draw({nodes: [], edges: []}), /graph must have a node, got none/);
  });
});
