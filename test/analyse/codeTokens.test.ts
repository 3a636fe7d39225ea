import assert from "node:assert/strict";
import {wordTokens} from "../../workbench/analyse/wordTokens.ts";
import {tokensOf} from "./comparison.ts";

describe("tokens of code", () => {
  it("writes the tree of a small answer", () => {
    assert.equal(
      tokensOf("function f(a: number, b: number): number { return Math.exp(a) / (b + 1); }"),
      "ReturnStatement / CallExpression PropertyAccessExpression Name:Math Name:exp Name + Name Number",
    );
  });

  const same: readonly (readonly [what: string, left: string, right: string])[] = [
    ["names of variables", "let a = 1; a = a * 2;", "let total = 1; total = total * 2;"],
    ["values of literals", 'g(1, "a", 2.5);', 'g(7, "b", 1e9);'],
    ["layout and comments", "g(1);\ng(2);", "/* x */ g(1); // y\n\n  g(2)"],
    ["types", "const x: number[] = g<string>(y as never);", "const x = g(y);"],
    ["interfaces", "interface A { b: number }\ng(1);", "g(1);"],
    ["brackets", "const x = (a) + ((b));", "const x = a + b;"],
    ["braces of one line", "if (a) g(1);", "if (a) { g(1); }"],
    ["const and let", "const x = g(1);", "let x = g(1);"],
    ["the form of a function", "const h = (x) => x + 1;", "function h(x) { return x + 1; }"],
    ["steps", "i += 1; j++;", "i = i + 1; j = j + 1;"],
    ["prints", "console.log(1); g(2);", "g(2);"],
    ["names of imports", 'import {sum as s} from "v"; s(1);', 'import {sum} from "v"; sum(1);'],
    ["the length of a table of numbers", "g([1, 2, 3]);", "g([1, 2, 3, 4, 5]);"],
    ["two declarations in one", "let a = 1, b = g(2);", "let a = 1; let b = g(2);"],
    ["keys that the cell makes up", "const p = {a: 1}; g(p.a);", "const p = {b: 1}; g(p.b);"],
  ];
  for (const [what, left, right] of same) {
    it(`does not depend on ${what}`, () => {
      assert.notEqual(tokensOf(left), "");
      assert.equal(tokensOf(left), tokensOf(right));
    });
  }

  const other: readonly (readonly [what: string, left: string, right: string])[] = [
    ["operators", "g(a + b);", "g(a * b);"],
    ["functions of JavaScript", "g(Math.log(a));", "g(Math.log2(a));"],
    ["functions of the library", "sum(a);", "mean(a);"],
    ["the order of dependent lines", "g(a); h(b);", "h(b); g(a);"],
    ["signs", "g(-a);", "g(a);"],
  ];
  for (const [what, left, right] of other) {
    it(`depends on ${what}`, () => assert.notEqual(tokensOf(left), tokensOf(right)));
  }

  it("leaves out what the student started from, renamed or not", () => {
    const start = "const table = read(1);\nfunction f(x) { throw new Error('not answered yet'); }";
    const given = "const table = read(1);\nfunction f(x) { return table[x]; }";
    const renamed = "const rows = read(2);\nconst f = (i) => rows[i];";
    assert.equal(tokensOf(given, start), "ReturnStatement ElementAccessExpression Name Name");
    assert.equal(tokensOf(renamed, start), tokensOf(given, start));
    assert.equal(tokensOf(start, start), "");
  });

  it("ends on hostile sources, and gives nothing for what cannot be parsed", () => {
    const deep = "(".repeat(100_000);
    const growing = `${"(".repeat(60)}x${"+=1)".repeat(60)}`;
    assert.equal(tokensOf(deep), "");
    assert.equal(tokensOf("a".concat("+a".repeat(50_000))), "");
    assert.ok(tokensOf(growing).split(" ").length <= 10_000);
    assert.ok(tokensOf("g(1);".repeat(20_000)).split(" ").length <= 10_000);
    assert.equal(tokensOf("function f( {"), tokensOf("function f( {"));
  });
});

describe("words of a text", () => {
  it("drops case, punctuation and layout", () => {
    assert.deepEqual(wordTokens("**Noise** grows,\nthe mean stays.").tokens, [
      "noise",
      "grows",
      "the",
      "mean",
      "stays",
    ]);
  });

  it("cuts Chinese into words", () => {
    const {tokens, starts, ends} = wordTokens("噪声增大，均值不变。");
    assert.equal(tokens.join(""), "噪声增大均值不变");
    assert.ok(tokens.length >= 3 && tokens.length < 8, tokens.join(" "));
    assert.deepEqual([starts[0], ends.at(-1)], [0, 9]);
  });
});
