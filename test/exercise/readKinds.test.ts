import assert from "node:assert/strict";
import fc from "fast-check";
import {AnswerError} from "../../workbench/exercise/answerError.ts";
import {maskText} from "../../workbench/exercise/maskRuns.ts";
import {readChoice} from "../../workbench/exercise/readChoice.ts";
import {readFigure} from "../../workbench/exercise/readFigure.ts";
import {arrowText, readGraph} from "../../workbench/exercise/readGraph.ts";
import {readMask} from "../../workbench/exercise/readMask.ts";
import {readOrder} from "../../workbench/exercise/readOrder.ts";
import type {Value} from "../../workbench/exercise/types.ts";

const named = (...ids: string[]) => ids.map((id) => ({id, text: `text of ${id}`}));
const ONE = {options: named("a", "b", "c")};
const SEVERAL = {...ONE, several: true};
const THREE = {items: named("a", "b", "c")};
const NODES = {nodes: ["D", "R", "X", "dose rate"]};
const SMALL = {shape: [3, 2]};

/** Reads a bad value and returns what is said of it. */
function refusal(read: () => unknown): AnswerError {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof AnswerError, String(error));
    return error;
  }
  return assert.fail("it was read");
}

describe("answers of each kind, well formed", () => {
  it("a choice is one id, or a list in the order of the options", () => {
    assert.deepEqual(readChoice(" b ", ONE), ["b"]);
    assert.deepEqual(readChoice(["b"], ONE), ["b"]);
    assert.deepEqual(readChoice(["c", "a"], SEVERAL), ["a", "c"]);
    assert.deepEqual(readChoice("c", SEVERAL), ["c"]);
  });

  it("an order holds each item once, whatever the order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["a", "b", "c"], {minLength: 3}), (order) => {
        assert.deepEqual(readOrder(order, THREE), order);
      }),
      {seed: 5},
    );
  });

  it("a graph is read from chains, arrows back, lines and signs, each arrow once", () => {
    const edges = [
      ["D", "R"],
      ["R", "X"],
      ["X", "dose rate"],
    ];
    for (const text of [
      "D -> R -> X -> dose rate",
      "X<-R<-D; X->dose rate",
      "\n D -> R\n\nR → X；dose rate ← X; D -> R; X",
    ]) {
      assert.deepEqual(readGraph(text, NODES), {nodes: NODES.nodes, edges}, text);
    }
  });

  it("a graph that is written out is read back", () => {
    const arrow = fc
      .tuple(fc.constantFrom(...NODES.nodes), fc.constantFrom(...NODES.nodes))
      .filter(([from, to]) => from !== to);
    fc.assert(
      fc.property(fc.uniqueArray(arrow, {minLength: 1, selector: arrowText}), (arrows) => {
        const {edges} = readGraph(arrows.map(arrowText).join("; "), NODES);
        assert.deepEqual(edges.map(arrowText).sort(), arrows.map(arrowText).sort());
      }),
      {seed: 5},
    );
  });

  it("a mask is read from runs, lists, typed arrays and records, and is the same", () => {
    const data = Uint8Array.of(0, 1, 1, 0, 0, 1);
    const record = {kind: "mask", shape: [3, 2, 1], data, spacing: [1, 1, 1]};
    for (const given of ["rle 3x2: 1 2 2 1", "rle 3x2x1: 1 2 2 1 0", [...data], data, record]) {
      assert.deepEqual(readMask(given, SMALL), {shape: [3, 2], data});
    }
    assert.deepEqual(readMask("rle 3x2: 0 6", SMALL).data, new Uint8Array(6).fill(1));
  });

  it("a mask that is written as runs is read back", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), {minLength: 6, maxLength: 6}), (values) => {
        const mask = {shape: [3, 2], data: Uint8Array.from(values)};
        assert.deepEqual(readMask(maskText(mask), SMALL), mask);
      }),
      {seed: 5},
    );
  });

  it("a figure is data and layout as JSON, gaps in place of what is not finite", () => {
    const trace = {x: Float64Array.of(1, Number.NaN), y: [Number.POSITIVE_INFINITY, 2], name: "a"};
    assert.deepEqual(readFigure({data: [trace], layout: {title: "t"}, config: 1} as Value), {
      data: [{x: [1, null], y: [null, 2], name: "a"}],
      layout: {title: "t"},
    });
    assert.deepEqual(readFigure({data: [{y: [1]}]}).layout, {});
  });
});

describe("answers of each kind, badly formed", () => {
  const big = {data: [{y: new Array(60_000).fill(0.123)}], layout: {}};
  const cases: readonly [what: string, read: () => unknown, code: string, said: RegExp][] = [
    ["a choice that is a number", () => readChoice(2, ONE), "choice.notIds", /"a".*got 2/],
    ["a choice of nothing", () => readChoice("", ONE), "answer.notAnswered", /Not answered/],
    ["an empty list", () => readChoice([], SEVERAL), "answer.notAnswered", /Not answered/],
    ["an unknown option", () => readChoice("d", ONE), "choice.unknown", /"d".*a, b, c/],
    ["an option twice", () => readChoice(["a", "a"], SEVERAL), "choice.twice", /option a is/],
    ["two options of one", () => readChoice(["a", "c"], ONE), "choice.several", /got 2: a, c/],
    ["an order as text", () => readOrder("a, b, c", THREE), "order.notIds", /\["a", "b"\].*got "a/],
    ["an empty order", () => readOrder([], THREE), "answer.notAnswered", /Not answered/],
    ["an unknown item", () => readOrder(["a", "b", "x"], THREE), "order.unknown", /"x".*a, b, c/],
    [
      "an item twice",
      () => readOrder(["a", "b", "a"], THREE),
      "order.twice",
      /item a stands twice/,
    ],
    ["a missing item", () => readOrder(["a", "c"], THREE), "order.missing", /item b is missing/],
    ["a graph as a list", () => readGraph([["D", "R"]], NODES), "graph.notText", /"D -> R"/],
    ["an empty graph", () => readGraph(" \n", NODES), "answer.notAnswered", /Not answered/],
    ["an unknown node", () => readGraph("D -> Q", NODES), "graph.unknown", /"Q".*D, R, X/],
    ["a self-loop", () => readGraph("D -> R -> R", NODES), "graph.loop", /R -> R/],
    ["an arrow from nowhere", () => readGraph("-> R", NODES), "graph.arrow", /"-> R"/],
    ["an arrow with two heads", () => readGraph("D <-> R", NODES), "graph.arrow", /"D <-> R"/],
    ["a graph without end", () => readGraph("D;".repeat(20_000), NODES), "graph.long", /40000/],
    ["a mask that is a number", () => readMask(7, SMALL), "mask.notMask", /got 7/],
    ["an empty mask text", () => readMask("", SMALL), "answer.notAnswered", /Not answered/],
    ["a mask text of no runs", () => readMask("0 1", SMALL), "mask.text", /"rle 3x2: 6".*"0 1"/],
    ["runs with a sign", () => readMask("rle 3x2: -1 7", SMALL), "mask.text", /rle 3x2: -1 7/],
    ["a mask of another shape", () => readMask("rle 2x3: 6", SMALL), "mask.shape", /3x2, got 2x3/],
    ["runs that are too few", () => readMask("rle 3x2: 1 2", SMALL), "mask.runs", /to 6, got 3/],
    [
      "runs that are too many",
      () => readMask("rle 3x2: 1 99", SMALL),
      "mask.runs",
      /to 6, got 100/,
    ],
    ["a list that is too short", () => readMask([0, 1], SMALL), "mask.length", /2 values.*needs 6/],
    [
      "values other than 0 and 1",
      () => readMask([0, 1, 0, 2, 0, 0], SMALL),
      "mask.value",
      /got 2 at/,
    ],
    ["a boolean mask", () => readMask([0, 1, 0, true, 0, 0], SMALL), "mask.value", /got true/],
    [
      "a record of another shape",
      () => readMask({shape: [2, 3], data: new Uint8Array(6)}, SMALL),
      "mask.shape",
      /must have the shape 3x2, got 2x3/,
    ],
    ["a record without data", () => readMask({shape: [3, 2]}, SMALL), "mask.notMask", /shape: \[3/],
    ["a figure that is a list", () => readFigure([1]), "figure.data", /got \[1\]/],
    ["a figure of numbers", () => readFigure({data: [1]}), "figure.data", /data: \[1\]/],
    ["a figure without traces", () => readFigure({data: []}), "answer.notAnswered", /Not answered/],
    ["a figure of many points", () => readFigure(big), "figure.large", /has 361 kB.*200 kB/],
  ];
  for (const [what, read, code, said] of cases) {
    it(`says in both languages what is wrong with ${what}`, () => {
      const {said: message} = refusal(read);
      assert.equal(message.code, code);
      assert.match(message.en, said);
      assert.match(message["zh-CN"], /[\u4e00-\u9fff]/);
    });
  }
});
