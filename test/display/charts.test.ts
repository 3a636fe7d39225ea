import assert from "node:assert/strict";
import {ShapeError} from "../../lib/core/index.ts";
import {
  histogramChart,
  LINE_COLOURS,
  type LineChart,
  lineChart,
  showChart,
} from "../../lib/display/index.ts";
import {only, type Shown, shownBy} from "./fakeHost.ts";

interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, Record<string, unknown>>>;
}

const PLOTLY = "application/vnd.plotly.v1+json";
const text = {caption: "Lines.", alt: "two lines"};
const labels = {xLabel: "thickness (cm)", yLabel: "projection (1)"};
const figureOf = (shown: readonly Shown[]): Figure => JSON.parse(only(shown, PLOTLY));
const lines = (chart: Partial<LineChart>): Shown[] =>
  shownBy(() => lineChart({x: [0, 1], series: [], ...labels, ...chart}, text));

describe("lineChart", () => {
  it("gives plotly plain, rounded numbers", () => {
    const y = Float64Array.of(1 / 3, 2);
    const {data} = figureOf(lines({series: [{name: "a", y}]}));
    assert.deepEqual(data[0]["x"], [0, 1]);
    assert.deepEqual(data[0]["y"], [0.333333, 2]);
  });

  it("tells lines apart by dash as well as by colour", () => {
    const y = [0, 1];
    const series = ["a", "b", "c"].map((name) => ({name, y}));
    const found = figureOf(lines({series})).data.map((trace) => trace["line"]) as {
      color: string;
      dash: string;
    }[];
    assert.equal(new Set(found.map(({color}) => color)).size, 3);
    assert.equal(new Set(found.map(({dash}) => dash)).size, 3);
  });

  it("draws points, error bars, own abscissae and log axes when asked", () => {
    const series = [
      {name: "m", x: [1, 2, 3], y: [1, 2, 3], error: [0.1, 0.1, 0.2], pointsOnly: true},
    ];
    const {data, layout} = figureOf(lines({series, logY: true}));
    assert.equal(data[0]["mode"], "markers");
    assert.deepEqual((data[0]["error_y"] as {array: number[]}).array, [0.1, 0.1, 0.2]);
    assert.equal(layout["yaxis"]["type"], "log");
  });

  it("lets the page choose the ground and keeps its JSON small", () => {
    const shown = lines({series: [{name: "a", y: [0, 1]}]});
    const {layout} = figureOf(shown);
    assert.equal(layout["paper_bgcolor"], "rgba(0,0,0,0)");
    assert.equal("template" in layout, false);
    assert.ok(only(shown, PLOTLY).length < 1600, `${only(shown, PLOTLY).length} bytes`);
  });

  it("says in plain text what it shows", () => {
    const plain = only(lines({series: [{name: "water", y: [0, -1.5]}]}), "text/plain");
    assert.equal(plain, "Lines.\nthickness (cm) → projection (1)\nwater: 2 points, −1.5 to 0");
  });

  it("turns what is not finite into a gap", () => {
    const {data} = figureOf(lines({series: [{name: "a", y: [Number.NaN, 1]}]}));
    assert.deepEqual(data[0]["y"], [null, 1]);
  });

  it("refuses labels without a unit, lengths that differ, and too many or no lines", () => {
    const one = [{name: "a", y: [0, 1]}];
    assert.throws(
      () => lines({series: one, xLabel: "thickness"}),
      /layout.xaxis.title must name a quantity and its unit, .* got "thickness"/,
    );
    assert.throws(() => lines({series: one, yLabel: ""}), /layout.yaxis.title must name/);
    assert.throws(
      () => lines({series: [{name: "a", y: [0, 1, 2]}]}),
      (error) =>
        error instanceof ShapeError && /x and y of series a .* got 2 and 3/.test(error.message),
    );
    assert.throws(() => lines({series: []}), /series must number 1 to 7, got 0/);
    const eight = Array.from({length: 8}, (_, k) => ({name: `${k}`, y: [0, 1]}));
    assert.throws(() => lines({series: eight}), /got 8; more lines cannot be told apart/);
    const lone = {series: one, ...labels};
    assert.throws(() => shownBy(() => lineChart(lone, text)), /series a has no x/);
  });

  it("has seven colours, all different", () => {
    assert.equal(new Set(LINE_COLOURS).size, 7);
  });
});

describe("histogramChart", () => {
  const options = {binWidth: 10, xLabel: "intensity (HU)", yLabel: "voxels (count)"};

  it("counts values in bins that start at a multiple of the width", () => {
    const series = [{name: "a", values: [-1, 0, 9.99, 10, 25]}];
    const {data} = figureOf(shownBy(() => histogramChart({...options, series}, text)));
    assert.deepEqual(data[0]["x"], [-5, 5, 15, 25]);
    assert.deepEqual(data[0]["y"], [1, 2, 1, 1]);
  });

  it("draws several series as outlines on the same bins, closed at both ends", () => {
    const series = [
      {name: "a", values: [1, 2]},
      {name: "b", values: [11]},
    ];
    const {data} = figureOf(shownBy(() => histogramChart({...options, series}, text)));
    assert.deepEqual(
      data.map((trace) => trace["y"]),
      [
        [0, 2, 0, 0],
        [0, 0, 1, 0],
      ],
    );
  });

  it("refuses bins of no width, too many bins, and values that are missing", () => {
    const make = (binWidth: number, values: number[]): Shown[] =>
      shownBy(() => histogramChart({...options, binWidth, series: [{name: "a", values}]}, text));
    assert.throws(() => make(0, [1]), /binWidth must be above 0, got 0/);
    assert.throws(() => make(1e-6, [0, 1]), /at most 2000 bins, got 1000001/);
    assert.throws(() => make(1, [Number.NaN]), /values of a must be finite, got NaN at 0/);
    assert.throws(() => make(1, []), /series a must hold at least one value, got 0/);
  });
});

describe("showChart", () => {
  const axes = {xaxis: {title: {text: "x (mm)"}}, yaxis: {title: "y (HU)"}};

  it("lays the caller's layout over the house's", () => {
    const layout = {...axes, xaxis: {...axes.xaxis, range: [0, 1]}, height: 200};
    const shown = shownBy(() => showChart({data: [{y: [1]}], layout}, text));
    const figure = figureOf(shown);
    assert.deepEqual(figure.layout["xaxis"]["range"], [0, 1]);
    assert.equal(figure.layout["xaxis"]["ticks"], "outside");
    assert.equal(figure.layout["height"], 200);
  });

  it("asks for the titles of every axis in use, and of none that a trace lacks", () => {
    const second = [{y: [1]}, {y: [1], xaxis: "x2", yaxis: "y2"}];
    assert.throws(
      () => shownBy(() => showChart({data: second, layout: axes}, text)),
      /layout.xaxis2.title must name a quantity/,
    );
    assert.equal(
      shownBy(() => showChart({data: [{type: "pie", values: [1]}], layout: {}}, text)).length,
      1,
    );
    assert.throws(
      () => shownBy(() => showChart({data: [{type: "surface", z: [[1]]}], layout: axes}, text)),
      /layout.xaxis.title must name/,
    );
  });

  it("refuses no traces, no caption, and more traces than colours", () => {
    const show = (data: {y: number[]}[], words = text): Shown[] =>
      shownBy(() => showChart({data, layout: axes}, words));
    assert.throws(() => show([]), /data must hold at least one trace, got 0/);
    assert.throws(() => show([{y: [1]}], {...text, caption: ""}), /caption must say/);
    assert.throws(
      () => show(Array.from({length: 8}, () => ({y: [1]}))),
      /at most 7 traces .* got 8/,
    );
  });
});
