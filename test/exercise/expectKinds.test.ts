import assert from "node:assert/strict";
import {CheckFailure} from "../../workbench/exercise/checkFailure.ts";
import {expectChoice} from "../../workbench/exercise/expectChoice.ts";
import {expectClose} from "../../workbench/exercise/expectClose.ts";
import {expectAcyclic, expectGraph} from "../../workbench/exercise/expectGraph.ts";
import {expectMask} from "../../workbench/exercise/expectMask.ts";
import {expectOrder} from "../../workbench/exercise/expectOrder.ts";
import {hideDetails, judge} from "../../workbench/exercise/judge.ts";
import {readGraph} from "../../workbench/exercise/readGraph.ts";
import type {Words} from "../../workbench/exercise/types.ts";

const words = (en: string): Words => ({en, "zh-CN": `${en}（中）`});

/** Runs a comparison that must fail and returns its failure. */
function failure(compare: () => void): CheckFailure {
  try {
    compare();
  } catch (error) {
    assert.ok(error instanceof CheckFailure, String(error));
    return error;
  }
  return assert.fail("it passed");
}

describe("expectChoice", () => {
  const options = {right: "b", wrong: {a: words("a mistakes x for y"), c: words("c forgets z")}};

  it("passes for the right option and names the misconception of a wrong one", () => {
    expectChoice(["b"], options);
    const {said, details} = failure(() => expectChoice(["c"], {...options, hint: 2}));
    assert.deepEqual(
      [said.code, said.en, said["zh-CN"]],
      ["mistake", "c forgets z", "c forgets z（中）"],
    );
    assert.deepEqual(details, {got: "c", hint: 2});
  });

  it("does not say which option is right", () => {
    const {said, details} = failure(() => expectChoice(["d"], options));
    assert.equal(said.code, "choice.wrong");
    assert.ok(!JSON.stringify([said, details]).includes('"b"'));
  });

  it("asks for all right options where there are several, and for no other", () => {
    const several = {right: ["a", "b"], wrong: {c: words("not c")}, missing: {b: words("and b?")}};
    expectChoice(["a", "b"], several);
    assert.equal(failure(() => expectChoice(["a"], several)).said.en, "and b?");
    assert.equal(failure(() => expectChoice(["b"], several)).said.code, "choice.incomplete");
    assert.equal(failure(() => expectChoice(["a", "b", "c"], several)).said.en, "not c");
  });

  it("refuses options that are right and wrong at once", () => {
    assert.throws(() => expectChoice(["a"], {right: "a", wrong: {a: words("x")}}), RangeError);
  });
});

describe("expectOrder", () => {
  const before = [
    ["a", "b", words("b needs a")],
    ["a", "c"],
  ] as const;

  it("passes for every order that keeps the constraints", () => {
    expectOrder(["a", "b", "c"], {before});
    expectOrder(["a", "c", "b"], {before});
  });

  it("names the first constraint that is broken, in the author's words where there are any", () => {
    assert.equal(failure(() => expectOrder(["b", "a", "c"], {before})).said.en, "b needs a");
    const {said, details} = failure(() => expectOrder(["c", "a", "b"], {before}));
    assert.equal(said.en, "a must come before c.");
    assert.equal(details.got, "c, a, b");
  });

  it("refuses a constraint on an item that is none", () => {
    assert.throws(
      () => expectOrder(["a", "b"], {before: [["a", "x"]]}),
      /before must name two of a, b, got a and x/,
    );
  });
});

describe("expectGraph", () => {
  const nodes = ["D", "R", "X"];
  const graph = (text: string) => readGraph(text, {nodes});
  const cases = [
    ["missing", "D -> R", "graph.missing", /R -> X is missing/],
    ["too many", "D -> R -> X; D -> X", "graph.extra", /D -> X does not belong/],
    ["reversed", "D -> R; X -> R", "graph.reversed", /between X and R points the other way/],
  ] as const;

  it("passes for the same arrows, however they are written", () => {
    expectGraph(graph("X <- R <- D"), "D -> R; R -> X");
  });
  for (const [what, text, code, said] of cases) {
    it(`tells an arrow that is ${what}`, () => {
      const {said: message} = failure(() => expectGraph(graph(text), "D -> R -> X"));
      assert.equal(message.code, code);
      assert.match(message.en, said);
    });
  }

  it("prefers the author's words for an arrow, then for a whole graph", () => {
    const arrows = {"D -> X": words("no way round R"), "R->X": words("R acts on X")};
    const told = (text: string, mistakes: {graph: string; message: Words}[] = []): string =>
      failure(() => expectGraph(graph(text), "D -> R -> X", {arrows, mistakes})).said.en;
    assert.equal(told("D -> R -> X; X <- D"), "no way round R");
    assert.equal(told("D -> R"), "R acts on X");
    assert.equal(told("D -> R", [{graph: "D -> R", message: words("half")}]), "half");
  });

  it("compares a part of the nodes when asked to", () => {
    expectGraph(graph("D -> R; D -> X"), "D -> R -> X", {among: ["D", "R"]});
    failure(() => expectGraph(graph("R -> D"), "D -> R -> X", {among: ["D", "R"]}));
  });

  it("finds a circle and says how it runs", () => {
    expectAcyclic(graph("D -> R -> X; D -> X"));
    const {said} = failure(() => expectAcyclic(graph("D -> R -> X -> R")));
    assert.equal(said.en, "The arrows run in a circle: R -> X -> R.");
  });
});

/** A mask of 8 × 8 pixels with a rectangle in it. */
function rectangle(x0: number, y0: number, x1: number, y1: number) {
  const inside = (i: number): boolean =>
    i % 8 >= x0 && i % 8 < x1 && Math.floor(i / 8) >= y0 && Math.floor(i / 8) < y1;
  return {shape: [8, 8], data: Uint8Array.from({length: 64}, (_, i) => (inside(i) ? 1 : 0))};
}

describe("expectMask", () => {
  const square = rectangle(2, 2, 6, 6);

  it("passes when the Dice coefficient is reached, and says by how much it is missed", () => {
    expectMask(square, square, {dice: 1});
    // 12 of 16 pixels: Dice 24/28.
    expectMask(rectangle(2, 2, 6, 5), square, {dice: 0.857});
    const {said, details} = failure(() => expectMask(rectangle(2, 2, 6, 5), square, {dice: 0.86}));
    assert.equal(said.code, "mask.tooSmall");
    assert.match(
      said.en,
      /Dice 0\.8571, at least 0\.86 is asked; 4 voxels are missing, 0 are too many/,
    );
    assert.deepEqual([details.expected, details.got], ["16 / 64", "12 / 64"]);
  });

  for (const [what, mask, code] of [
    ["too large", rectangle(1, 1, 7, 7), "mask.tooLarge"],
    ["as large but elsewhere", rectangle(3, 3, 7, 7), "mask.dice"],
    ["apart", rectangle(0, 0, 2, 2), "mask.apart"],
    ["empty", rectangle(0, 0, 0, 0), "mask.empty"],
  ] as const) {
    it(`says of a region that it is ${what}`, () => {
      const tooLarge = words("was the threshold low?");
      const {said} = failure(() => expectMask(mask, square, {dice: 0.95, tooLarge}));
      assert.equal(said.code, code);
      assert.equal(said.en.includes("threshold"), code === "mask.tooLarge");
    });
  }

  it("measures the outlines where a distance is asked for", () => {
    // A row of 2 mm more: (4 · 2 / 14 + 2 · 2 / 12) / 2 mm.
    const spacing = [2, 2, 1] as const;
    const longer = rectangle(2, 2, 6, 7);
    expectMask(longer, square, {dice: 0.8, distanceMm: 1, spacing});
    const {said} = failure(() => expectMask(longer, square, {dice: 0.8, distanceMm: 0.4, spacing}));
    assert.match(said.en, /lies 0\.4523 mm off on average, at most 0\.4 mm/);
  });

  it("tells the known mistake that a region is closest to", () => {
    const mistakes = [
      {value: rectangle(1, 2, 6, 6), message: words("one column too many")},
      {value: rectangle(0, 2, 6, 6), message: words("two columns too many")},
    ];
    const {said} = failure(() => expectMask(rectangle(0, 2, 6, 6), square, {dice: 0.9, mistakes}));
    assert.equal(said.en, "two columns too many");
  });

  for (const [what, options, message] of [
    ["a Dice of 0", {dice: 0}, /dice must lie above 0 and at most at 1, got 0/],
    ["a distance without a spacing", {dice: 1, distanceMm: 1}, /come with spacing, got 1 and und/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => expectMask(square, square, options), message);
    });
  }

  it("carries a picture in a public test, and none in a hidden one", () => {
    const error = failure(() => expectMask(rectangle(2, 2, 6, 5), square, {dice: 1}));
    const judgement = judge(error);
    assert.deepEqual(judgement.picture?.shape, [8, 8]);
    assert.deepEqual(judgement.picture?.expected, [...square.data]);
    assert.ok(!("picture" in hideDetails(judgement)));
  });
});

describe("expectClose of an image", () => {
  const options = {tolerance: 0.1, shape: [2, 2]};

  it("carries a picture of both images when one is wrong", () => {
    const {details} = failure(() => expectClose([1, 2, 3, 5], [1, 2, 3, 4], options));
    assert.deepEqual(details.picture, {
      kind: "image",
      shape: [2, 2],
      expected: [1, 2, 3, 4],
      got: [1, 2, 3, 5],
    });
  });

  it("carries none where the lists cannot be compared, and refuses a shape of another size", () => {
    assert.equal(failure(() => expectClose([1], [1, 2, 3, 4], options)).details.picture, undefined);
    const mixed = [1, 2, 3, "4"];
    assert.equal(
      failure(() => expectClose(mixed, [1, 2, 3, 4], options)).details.picture,
      undefined,
    );
    assert.throws(
      () => expectClose([1, 0], [1, 2], {tolerance: 0, shape: [3, 2]}),
      /shape must have the 2 values of expected, got 3x2/,
    );
  });
});

describe("expectClose of what says nothing", () => {
  it("does not take NaN for agreement, as a test that compares an answer with itself would", () => {
    const {said} = failure(() => expectClose(Number.NaN, Number.NaN, {tolerance: 1}));
    assert.equal(said.code, "value.nan");
    assert.equal(
      failure(() => expectClose([1, 2], [1, Number.NaN], {tolerance: 1})).said.code,
      "value.nan",
    );
    assert.equal(failure(() => expectClose([], [], {tolerance: 1})).said.code, "value.empty");
  });

  it("takes both where the author says that they are meant", () => {
    expectClose([0, Number.NaN], [0, Number.NaN], {tolerance: 0, nan: true});
    expectClose(new Float64Array(0), [], {tolerance: 0, empty: true});
    failure(() => expectClose(0, Number.NaN, {tolerance: 1, nan: true}));
    failure(() => expectClose([1], [], {tolerance: 1, empty: true}));
  });
});
