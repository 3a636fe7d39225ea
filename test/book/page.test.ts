import assert from "node:assert/strict";
import {declaredNames, neededCells} from "../../workbench/book/page/neededCells.ts";
import {findConstant} from "../../workbench/book/render/findConstant.ts";

describe("neededCells", () => {
  const cells = [
    {id: "import", source: 'import {mean, type Volume} from "voxelbook/core";'},
    {id: "data", source: "const hu = Float32Array.of(1, 2, 3);"},
    {id: "view", source: "hu[0] = 7;"},
    {id: "constant", source: "const epsilon = 0.005;"},
    {id: "uses-constant", source: "console.log(epsilon);"},
    {id: "other", source: "const other = 1;"},
    {id: "last", source: "console.log(mean(hu), epsilon);"},
  ];
  it("takes what declares the names that a cell uses", () => {
    assert.deepEqual(neededCells(cells, "uses-constant"), ["constant"]);
  });
  it("takes what may change an array, and leaves alone what only reads a number", () => {
    assert.deepEqual(neededCells(cells, "last"), ["import", "data", "view", "constant"]);
  });
  it("follows names through cells", () => {
    const chain = [
      {id: "a", source: "const a = 1;"},
      {id: "b", source: "const b = [a];"},
      {id: "c", source: "console.log(b);"},
    ];
    assert.deepEqual(neededCells(chain, "c"), ["a", "b"]);
  });
  it("takes an earlier cell that declares the same name, so that the later one wins", () => {
    const twice = [
      {id: "a", source: "const x = 1;"},
      {id: "b", source: "const x = 2;"},
    ];
    assert.deepEqual(neededCells(twice, "b"), ["a"]);
  });
});

describe("declaredNames", () => {
  it("reads imports, functions, classes and destructuring at the beginning of lines", () => {
    const source = `import {a as b, type C} from "x";
import * as all from "y";
async function run() {
  const inner = 1;
}
class Point {}
const {one, two: three} = pair;
const [first, second = 2] = list;
let count = 0;
const fixed = -1.5e3;`;
    const {all, fixed} = declaredNames(source);
    assert.deepEqual(
      [...all].sort(),
      ["C", "Point", "all", "b", "count", "first", "fixed", "one", "run", "second", "three"].sort(),
    );
    assert.deepEqual([...fixed].sort(), ["C", "Point", "all", "b", "fixed", "run"].sort());
  });
});

describe("findConstant", () => {
  it("reads the number that a top-level constant starts with", () => {
    assert.equal(findConstant("const epsilon = 0.005; // drift", "epsilon"), 0.005);
    assert.equal(findConstant("let n: number = 1_000;", "n"), 1000);
    assert.equal(findConstant("const a = -2e-3;", "a"), -0.002);
    assert.equal(findConstant("function f() {\n  const a = 1;\n}", "a"), undefined);
    assert.equal(findConstant("const a = 1 + 2;", "a"), undefined);
  });
});
