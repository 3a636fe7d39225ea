import assert from "node:assert/strict";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {literalValue} from "../../workbench/grader/literalValue.ts";

describe("literalValue", () => {
  const read = (source: string) => literalValue(loadTypescript(), source, "x");

  for (const [source, value] of [
    ['const x = "a";', "a"],
    ["// a comment\nconst x = -1.5;", -1.5],
    ["let x = `a\nb`;", "a\nb"],
    ['const x = ["b", "a"];', ["b", "a"]],
    ["const x = [];", []],
    ["const x = [[1, -2], [3]];", [[1, -2], [3]]],
    ["const x = 2.8 / 3.8;", 2.8 / 3.8],
    ["const x = -(2 + 1) * 2 ** -1;", -1.5],
    ["const x = [1 / 4];", [0.25]],
  ] as const) {
    it(`reads ${source.replaceAll("\n", " ")} without running it`, () => {
      assert.deepEqual(read(source), value);
    });
  }

  for (const source of [
    "const x = 1 + y;",
    'const x = 1 + "1";',
    "const x = -2 ** 2;",
    "const x = 7 % 4;",
    `const x = ${"(".repeat(40)}1${")".repeat(40)};`,
    "const x = [1, y];",
    "const x = [1, , 2];",
    "const x = [...[1]];",
    "const x = {a: 1};",
    "const x = [[[[[1]]]]];",
    "const x: string = 'a';",
    "const y = 1;",
    'const x = "a"; const z = 1;',
    'const x = "a',
  ]) {
    it(`leaves ${source} to be run`, () => assert.equal(read(source), undefined));
  }
});
