import assert from "node:assert/strict";
import {isAnswerError} from "../../workbench/exercise/answerError.ts";
import {knownUnit, readNumber} from "../../workbench/exercise/readNumber.ts";

const codeOf = (given: unknown, unit: string): string => {
  try {
    readNumber(given, unit);
  } catch (error) {
    if (isAnswerError(error)) return error.said.code;
    throw error;
  }
  return "none";
};

describe("readNumber", () => {
  for (const [given, unit, value] of [
    ["2.5 mm", "mm", 2.5],
    ["0.25 cm", "mm", 2.5],
    ["-5.2 HU", "HU", -5.2],
    ["\u22125.2 HU", "HU", -5.2],
    ["0.0019", "1", 0.0019],
    ["1.9e-3", "1", 0.0019],
    ["0.19 %", "1", 0.0019],
    [0.0019, "1", 0.0019],
    ["0.2 1/cm", "1/cm", 0.2],
    ["70 keV", "keV", 70],
  ] as const) {
    it(`reads ${JSON.stringify(given)} in ${unit}`, () => {
      // One rounding in the conversion of the unit.
      assert.ok(Math.abs(readNumber(given, unit) - value) <= 1e-15 * Math.abs(value) * 4);
    });
  }

  for (const [given, unit, code] of [
    ["", "HU", "answer.notAnswered"],
    ["5", "HU", "number.unitMissing"],
    [5, "mm", "number.unitMissing"],
    ["5 mm", "HU", "number.unitOther"],
    ["5 blorks", "HU", "number.unitUnknown"],
    ["5 mm", "1", "number.pure"],
    ["5 constructor", "1", "number.pure"],
    ["5 constructor", "mm", "number.unitUnknown"],
    ["0,0019", "1", "number.comma"],
    ["about two", "1", "number.unreadable"],
    ["9".repeat(300), "1", "number.unreadable"],
    [{valueOf: 1}, "1", "number.notNumber"],
    [undefined, "1", "number.notNumber"],
  ] as const) {
    it(`answers ${JSON.stringify(given)?.slice(0, 20)} in ${unit} with ${code}`, () => {
      assert.equal(codeOf(given, unit), code);
    });
  }

  it("knows HU and the units of mathjs", () => {
    assert.deepEqual(["1", "HU", "1/cm", "mm", "blorks"].map(knownUnit), [
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
