import assert from "node:assert/strict";
import fc from "fast-check";
import {setConstant} from "../../../workbench/book/runtime/setConstant.ts";

describe("setConstant", () => {
  it("replaces the number of a const and keeps the rest of the cell", () => {
    assert.equal(
      setConstant("const hu = 45;\nconst epsilon = 0.005; // drift\nhu * epsilon", "epsilon", 0.01),
      "const hu = 45;\nconst epsilon = 0.01; // drift\nhu * epsilon",
    );
  });

  it("takes let, a type, a sign, an exponent and a list of declarations", () => {
    assert.equal(setConstant("let a: number = -1e-3", "a", 2), "let a: number = 2");
    assert.equal(setConstant("const a = 1, b = 2;", "b", -3), "const a = 1, b = -3;");
    assert.equal(setConstant("const $x = 1_000\n", "$x", 0), "const $x = 0\n");
  });

  it("leaves names in comments, texts and inner scopes alone", () => {
    const hidden =
      "// const e = 1;\n/* const e = 2; */\nconst t = 'const e = 3;';\nconst q = /\"/;\nfunction f() { const e = 4; return e; }\n";
    assert.equal(setConstant(`${hidden}const e = 5;`, "e", 6), `${hidden}const e = 6;`);
  });

  it("does not take one name for a longer one", () => {
    assert.equal(setConstant("const ee = 1;\nconst e = 2;", "e", 3), "const ee = 1;\nconst e = 3;");
    assert.throws(() => setConstant("const e1 = 1;", "e", 3), RangeError);
  });

  it("refuses a name that is not declared with a number, and says what it looked at", () => {
    assert.throws(() => setConstant("const e = f(1);", "e", 2), {
      name: "RangeError",
      message:
        'setConstant: e must be a top-level const or let that starts with a number, got "const e = f(1);"',
    });
    assert.throws(() => setConstant("const e = 1 + 2;", "e", 2), RangeError);
    assert.throws(() => setConstant("const e = 1;", "e", Number.NaN), RangeError);
    assert.throws(() => setConstant("const e = 1;", "e.f", 1), RangeError);
  });

  it("gives a cell in which the constant has exactly that value", () => {
    const number = fc.double({noNaN: true, noDefaultInfinity: true});
    fc.assert(
      fc.property(number, number, (before, after) => {
        const cell = setConstant(`const value = ${before};`, "value", after);
        const read: unknown = new Function(`${cell} return value;`)();
        // "-0" is written as 0: String drops the sign, and no slider needs it.
        assert.equal(read, after === 0 ? 0 : after);
      }),
      {seed: 20},
    );
  });
});
