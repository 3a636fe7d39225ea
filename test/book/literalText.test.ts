import assert from "node:assert/strict";
import {
  type LiteralValue,
  readLiteral,
  writeLiteral,
} from "../../workbench/book/render/literalText.ts";

const READ: readonly (readonly [what: string, source: string, value: LiteralValue | undefined])[] =
  [
    ["a text", 'const a = "b";', "b"],
    ["a text in single quotes", "const a = 'it\\'s';", "it's"],
    ["a template without values", "const a = `one\ntwo`;", "one\ntwo"],
    ["a text with a semicolon", 'const a = "D -> R; R -> X";', "D -> R; R -> X"],
    ["a list", 'const a = ["c", "a"];', ["c", "a"]],
    ["a list over lines with a comma at its end", 'const a = [\n  "c",\n  "a",\n];', ["c", "a"]],
    ["an empty list", "const a: string[] = [];", []],
    ["a constant below others", 'const b = "x";\nlet a: string = "y";', "y"],
    ["a value without a semicolon", 'const a = "b"', "b"],
    ["a value with a comment", 'const a = "b" // mine', "b"],
    ["a name inside a comment", '// const a = "no";\nconst a = "yes";', "yes"],
    ["a template with a value", "const a = `$".concat("{x}`;"), undefined],
    ["a sum of texts", 'const a = "b" + "c";', undefined],
    ["a call", "const a = region(image);", undefined],
    ["a list of numbers", "const a = [1, 2];", undefined],
    ["another name", 'const ab = "b";', undefined],
    ["a name inside a function", 'function f() { const a = "b"; }', undefined],
  ];

describe("literals of a cell", () => {
  for (const [what, source, value] of READ) {
    it(`${value === undefined ? "does not take" : "reads"} ${what}`, () => {
      assert.deepEqual(readLiteral(source, "a"), value);
    });
  }

  it("writes another value and leaves the rest of the cell as it is", () => {
    const source = '// choose one\nconst a: string = "b"; // a comment\nconst other = "b";\n';
    const written = writeLiteral(source, "a", 'say "c"');
    assert.equal(written, source.replace('"b"', '"say \\"c\\""'));
    assert.equal(readLiteral(written ?? "", "a"), 'say "c"');
  });

  it("writes a list in the place of a list", () => {
    assert.equal(writeLiteral("const a = [];", "a", ["x", "y"]), 'const a = ["x", "y"];');
  });

  it("does not write over a value that the cell computes", () => {
    assert.equal(writeLiteral("const a = f();", "a", "b"), undefined);
  });
});
