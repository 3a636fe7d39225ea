import assert from "node:assert/strict";
import {planCells} from "../../../workbench/book/runtime/compiler/planCells.ts";

/** Makes cells a, b, c … of the given sources. */
const cells = (...sources: string[]) =>
  sources.map((source, i) => ({id: String.fromCharCode(97 + i), source}));

describe("planCells", () => {
  it("finds the cell that declares a name and those that use it, directly or not", () => {
    const book = cells(
      'import {hounsfieldDrift} from "voxelbook/physics";\nconst epsilon = 0.005;',
      "const drift = hounsfieldDrift(45, epsilon);",
      "const other = 3;",
      "console.log(drift);",
      "console.log(other);",
    );
    assert.deepEqual(planCells(book, "epsilon"), ["a", "b", "d"]);
  });

  it("reads function bodies, classes and shorthand properties", () => {
    const book = cells(
      "const k = 1;",
      "function f(x: number) { return k * x; }",
      "const g = () => f(2);",
      "class A { m() { return g(); } }",
      "const o = {k};",
      "new A().m();",
      "o",
    );
    assert.deepEqual(planCells(book, "k"), ["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("does not take a property, a parameter or a local variable for the name", () => {
    const book = cells(
      "const k = 1;",
      "const o = {k: 2}; o.k;",
      "const f = (k: number) => k + 1;",
      "for (let k = 0; k < 3; k++) console.log(k);",
      "function g() { const k = 2; return k; }",
      "const {k: renamed} = o;",
    );
    assert.deepEqual(planCells(book, "k"), ["a"]);
  });

  it("stops where a later cell declares a dependent name afresh", () => {
    const book = cells(
      "const k = 1;",
      "let y = k;",
      "y;",
      "y = 7; const z = y;",
      "let y = 0;",
      "y;",
    );
    assert.deepEqual(planCells(book, "k"), ["a", "b", "c", "d"]);
  });

  it("follows what a dependent statement writes into", () => {
    const book = cells(
      "const k = 1;",
      "const table = [0]; let count = 0; let unused = 0;",
      "table[0] = k; count += k;",
      "table;",
      "count;",
      "unused;",
    );
    assert.deepEqual(planCells(book, "k"), ["a", "c", "d", "e"]);
  });

  it("does not drag in what else the declaring cell declares", () => {
    const book = cells("const k = 1; const image = 2;", "image;", "k;");
    assert.deepEqual(planCells(book, "k"), ["a", "c"]);
  });

  it("refuses a name that no cell declares", () => {
    assert.throws(() => planCells(cells("const a = 1;"), "k"), {
      message: "planCells: a cell must declare k, got 1 without it",
    });
  });
});
