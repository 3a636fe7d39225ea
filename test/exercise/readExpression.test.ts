import assert from "node:assert/strict";
import {isAnswerError} from "../../workbench/exercise/answerError.ts";
import {readExpression} from "../../workbench/exercise/readExpression.ts";
import {sameExpression} from "../../workbench/exercise/sameExpression.ts";

const variables = {H: [-1000, 3000], e: [-0.02, 0.02]} as const;
const read = (text: unknown) => readExpression(text, variables);

const codeOf = (given: unknown): string => {
  try {
    read(given);
  } catch (error) {
    if (isAnswerError(error)) return error.said.code;
    throw error;
  }
  return "none";
};

describe("readExpression", () => {
  it("evaluates arithmetic of the variables", () => {
    assert.equal(read("(H - 1000*e)/(1 + e)").evaluate({H: 45, e: 0.5}), (45 - 500) / 1.5);
    assert.equal(read("-2^2 + sqrt(16) * pi").evaluate({}), -4 + 4 * Math.PI);
    assert.equal(read("2 H").evaluate({H: 3}), 6);
  });

  for (const [given, code] of [
    ["", "answer.notAnswered"],
    [3, "expression.notText"],
    ["H +", "expression.unreadable"],
    ["H(1 + e)", "expression.productMeant"],
    ["x + 1", "expression.unknownName"],
    ["import(1)", "expression.unknownFunction"],
    ['evaluate("1")', "expression.unknownFunction"],
    ['createUnit("x")', "expression.unknownFunction"],
    ["constructor(1)", "expression.unknownFunction"],
    ["H.constructor", "expression.forbidden"],
    ["e = 3", "expression.forbidden"],
    ["f(x) = x", "expression.forbidden"],
    ["[1, 2]", "expression.forbidden"],
    ['"text"', "expression.forbidden"],
    ["H; e", "expression.forbidden"],
    ["H == e", "expression.forbidden"],
    ["H!", "expression.forbidden"],
    ["true", "expression.forbidden"],
    ["i", "expression.unknownName"],
    [`${"H+".repeat(600)}H`, "expression.long"],
    [`${"(".repeat(900)}H${")".repeat(900)}`, "expression.unreadable"],
    ["H".padEnd(3000, "+H"), "expression.long"],
  ] as const) {
    it(`answers ${JSON.stringify(given).slice(0, 24)} with ${code}`, () => {
      assert.equal(codeOf(given), code);
    });
  }
});

describe("sameExpression", () => {
  const expected = read("(H - 1000*e)/(1 + e)");
  it("finds equal forms equal", () => {
    for (const text of [
      "H - e*(H + 1000)/(1 + e)",
      "(H + 1000)/(1 + e) - 1000",
      "(H-e*1e3)/(e+1)",
    ]) {
      assert.ok(sameExpression(read(text), expected, 1e-9), text);
    }
  });
  it("finds close forms different", () => {
    for (const text of [
      "H - 1000*e",
      "(H - 1000*e)*(1 - e)",
      "H",
      "0/0",
      "(H - 1000*e)/(1 + e) + 1e-3",
    ]) {
      assert.ok(!sameExpression(read(text), expected, 1e-9), text);
    }
  });
  it("says when the expected expression is finite almost nowhere", () => {
    assert.throws(
      () => sameExpression(read("H"), read("sqrt(-1 - H^2)"), 1e-9),
      /finite at 10 of 40/,
    );
  });
});
