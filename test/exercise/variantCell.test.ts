import assert from "node:assert/strict";
import {fillVariant} from "../../workbench/exercise/formatVariant.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {
  readVariantCell,
  variantOfCell,
  writeVariantCell,
} from "../../workbench/exercise/variantCell.ts";
import {asVariant, variantProblem} from "../../workbench/exercise/variantShape.ts";

const ts = loadTypescript();

describe("readVariantCell", () => {
  it("reads numbers, texts, booleans and lists of them, and leaves comments alone", () => {
    const source =
      '// Yours.\nconst variant = {\n  hu: 45, // HU\n  low: -0.5,\n  name: "a",\n  on: true,\n  levels: [[1, 2], [3, 4]],\n};';
    assert.deepEqual(readVariantCell(ts, source, "cell"), {
      hu: 45,
      low: -0.5,
      name: "a",
      on: true,
      levels: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  for (const [what, source] of [
    ["another name", "const values = {a: 1};"],
    ["no record", "const variant = 5;"],
    ["an empty record", "const variant = {};"],
    ["a computed value", "const variant = {a: 1 + 1};"],
    ["a call", "const variant = {a: Math.random()};"],
    ["a name in brackets", 'const variant = {["a"]: 1};'],
    ["a name twice", "const variant = {a: 1, a: 2};"],
    ["a spread", "const variant = {...other};"],
    ["two statements", "const variant = {a: 1}; const b = 2;"],
    ["a declared type", "const variant: Values = {a: 1};"],
    ["broken code", "const variant = {a: 1"],
  ] as const) {
    it(`refuses ${what}, naming the cell and what stands there`, () => {
      assert.equal(variantOfCell(ts, source), undefined);
      assert.throws(
        () => readVariantCell(ts, source, "x.ipynb, cell numbers"),
        (error: Error) =>
          error.message.startsWith(
            "x.ipynb, cell numbers: a variant cell must hold const variant",
          ) && error.message.includes(`got ${JSON.stringify(source.slice(0, 80))}`),
      );
    });
  }
});

describe("writeVariantCell", () => {
  it("puts other values between the same comments", () => {
    const source = "// Yours.\nconst variant = {hu: 45, name: 'a'}; // keep";
    assert.equal(
      writeVariantCell(ts, source, {hu: -1.5, name: 'say "b"'}, "cell"),
      '// Yours.\nconst variant = {hu: -1.5, name: "say \\"b\\""}; // keep',
    );
  });

  it("breaks lines that would be longer than a cell's 78 columns, and reads them back", () => {
    const values = {levels: Array.from({length: 30}, (_, i) => i), name: "x"};
    const written = writeVariantCell(ts, "const variant = {levels: [0], name: 'y'};", values, "c");
    assert.match(written, /^const variant = \{\n {2}levels: \[0, 1,.*\],\n {2}name: "x",\n\};$/);
    assert.deepEqual(readVariantCell(ts, written, "c"), values);
  });
});

describe("variantProblem", () => {
  const like = {hu: 45, name: "a", on: true, levels: [1, 2]};
  it("accepts values of the same names and kinds, whatever their order and the lists' lengths", () => {
    const data = {levels: [5, 6, 7], on: false, name: "b", hu: 0};
    assert.equal(variantProblem(data, like), undefined);
    assert.deepEqual(Object.keys(asVariant(data, like) ?? {}), ["hu", "name", "on", "levels"]);
  });

  for (const [what, data, problem] of [
    ["no record", [1], /must be a record of values, got object/],
    ["null", null, /got null/],
    ["a name too many", {...like, more: 1}, /must have the names hu, name, on, levels, got more/],
    ["a name too few", {hu: 1, name: "b", on: true}, /must have a value levels, got none/],
    ["NaN", {...like, hu: Number.NaN}, /hu must be a finite number.*got NaN/],
    ["another kind", {...like, hu: "45"}, /hu must be a number as in the notebook, got a string/],
    [
      "a mixed list",
      {...like, levels: [1, "2"]},
      /levels must be a \[number\].*\[number\|string\]/,
    ],
    ["an empty list", {...like, levels: []}, /levels must be a finite number/],
    ["a record inside", {...like, hu: {a: 1}}, /hu must be a finite number/],
    ["an endless text", {...like, name: "x".repeat(2001)}, /name must be a finite number/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.match(variantProblem(data, like) ?? "", problem);
      assert.equal(asVariant(data, like), undefined);
    });
  }
});

describe("fillVariant", () => {
  it("puts values in the place of their names, lists with commas, and leaves formulas alone", () => {
    assert.equal(
      fillVariant(
        "$\\frac{{a}}{b}$ at {{variant.hu}} HU, {{ variant.levels }}.",
        {hu: -5, levels: [1, 2]},
        "c",
      ),
      "$\\frac{{a}}{b}$ at -5 HU, 1, 2.",
    );
  });

  for (const [what, text, values, message] of [
    [
      "a value that is not there",
      "{{variant.no}}",
      {hu: 1},
      /c: \{\{variant\.no\}\} must name a value of the variant \(hu\)$/,
    ],
    ["a name that every record has", "{{variant.toString}}", {hu: 1}, /must name a value/],
    [
      "something that is no name",
      "{{variant.a.b}}",
      {hu: 1},
      /c: a placeholder must be \{\{variant\.name\}\}, got/,
    ],
    [
      "a placeholder without a variant",
      "{{variant.hu}}",
      undefined,
      /needs a cell tagged variant, there is none/,
    ],
  ] as const) {
    it(`refuses ${what}, naming cell and key`, () => {
      assert.throws(() => fillVariant(text, values, "c"), message);
    });
  }
});
