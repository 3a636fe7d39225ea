import assert from "node:assert/strict";
import {cellFault} from "../../workbench/exercise/cellFault.ts";
import {declaresName} from "../../workbench/exercise/declaresName.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {cellFaults} from "../../workbench/exercise/readCells.ts";

const ts = loadTypescript();
/** A template of JavaScript, in the learner's code. */
const TEMPLATE = ["import(`./$", "{name}.ts`)"].join("");

describe("cellFault", () => {
  for (const source of [
    'import {mean} from "voxelbook/core";\nconst x = mean([1]);',
    'const load = () => import("voxelbook/core");',
    "function require(given: boolean) { return given; }\nrequire(1 < 2);",
    '// Not a path: "/// <reference" stands in a text.\nconst x = "/// <reference path=1 />";',
    `const x = "${"x".repeat(400_000)}";`,
  ]) {
    it(`finds nothing in ${source.slice(0, 60)}`, () => {
      assert.equal(cellFault(ts, source), null);
    });
  }

  for (const [source, name] of [
    ['import("./" + name)', 'import("./" + name)'],
    [TEMPLATE, TEMPLATE],
    ["import(name)", "import(name)"],
    ['const fs = require("fs");', "require"],
    ['const load = require;\nload("./" + name);', "require"],
    ['(require as any)("./" + name);', "require"],
    ['const requ\\u0069re2 = 1; requ\\u0069re("fs");', "require"],
    ['const require = 1; module.require("fs");', "require"],
    ['/// <reference path="../hidden.ts" />', "../hidden.ts"],
    ['/// <reference types="mocha" />', "mocha"],
    ['/// <reference lib="dom" />', "dom"],
    ['/// <reference no-default-lib="true" />', "no-default-lib"],
  ]) {
    it(`refuses ${source}`, () => {
      assert.deepEqual(cellFault(ts, source), {code: "answer.import", args: {name}});
    });
  }

  for (const [what, source, code] of [
    ["brackets without end", "(".repeat(50_000), "answer.deep"],
    ["a sum of many parts", `const x = 1${" + 1".repeat(50_000)};`, "answer.deep"],
    ["a type of many brackets", `type T = ${"[".repeat(50_000)}`, "answer.deep"],
    ["too many characters", " ".repeat(500_001), "answer.long"],
  ]) {
    it(`refuses ${what}`, () => {
      assert.equal(cellFault(ts, source)?.code, code);
    });
  }
});

describe("cellFaults", function () {
  this.timeout(120_000);

  it("ends the compiler on a cell that it reads for ever, and reads the others", async () => {
    const faults = await cellFaults(
      new Map([
        ["a", "const a = 1;"],
        ["b", `const b = ${"async (".repeat(80)}1${")".repeat(80)};`],
        ["c", "const c = 1;"],
        ["d", 'const d = require("fs");'],
      ]),
    );
    const codes = [...faults].map(([id, {said}]) => [id, said.code]);
    assert.deepEqual(codes, [
      ["b", "answer.readSlow"],
      ["d", "answer.import"],
    ]);
  });
});

describe("declaresName", () => {
  for (const [source, declares] of [
    ["function f() {}", true],
    ["// first\nexport async function f() {}", true],
    ["function* f() {}", true],
    ["const f = 1;", true],
    ["let f: number;", true],
    ["class f {}", true],
    ["function f2() {}", false],
    ["function f$() {}", false],
    ["{\n  const f = 1;\n}", false],
    ["// const f = 1;", false],
    ["f = 1;", false],
  ] as const) {
    it(`${declares ? "finds" : "does not find"} f in ${JSON.stringify(source)}`, () => {
      assert.equal(declaresName(source, "f"), declares);
    });
  }

  it("takes a dollar for a character of the name", () => {
    assert.equal(declaresName("const $f = 1;", "$f"), true);
    assert.equal(declaresName("const f = 1;", "$f"), false);
  });
});
