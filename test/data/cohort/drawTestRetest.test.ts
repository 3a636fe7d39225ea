import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawTestRetest} from "voxelbook/data";
import {icc} from "voxelbook/statistics";

describe("drawTestRetest", () => {
  it("draws ratings whose ICC is the one it tells", () => {
    const table = drawTestRetest(createRng("icc"), {
      subjects: 3000,
      raters: 20,
      betweenSd: 2,
      withinSd: 1,
      raterSd: 1,
      error: "additive",
    });
    assert.equal(table.truth.icc.consistency, 4 / 5);
    assert.equal(table.truth.icc.agreement, 4 / 6);
    assert.ok(Math.abs(icc(table, {form: "3,1"}).icc - 0.8) < 0.02);

    // The raters are few: their own scatter, not the population's, is in this table.
    const {biases} = table.truth;
    const centre = biases.reduce((a, b) => a + b) / 20;
    const own = biases.reduce((sum, bias) => sum + (bias - centre) ** 2, 0) / 19;
    assert.ok(Math.abs(icc(table, {form: "2,1"}).icc - 4 / (4 + 1 + own)) < 0.02);
  });

  it("gives every rating without error where nothing scatters", () => {
    const {data, truth} = drawTestRetest(createRng(1), {
      subjects: 3,
      raters: 2,
      betweenSd: 1,
      withinSd: 0,
      error: "additive",
    });
    const [a, b, c] = truth.values;
    assert.deepEqual(Array.from(data), [a, a, b, b, c, c]);
  });

  it("multiplies where errors are proportional, and keeps values positive", () => {
    const {data, truth} = drawTestRetest(createRng(2), {
      subjects: 2000,
      raters: 2,
      betweenSd: 5,
      withinSd: 0.1,
      error: "proportional",
      mean: 6,
    });
    assert.ok(data.every((value) => value > 0));
    const logs = data.map((value, at) => Math.log(value / truth.values[at >> 1]));
    const sd = Math.sqrt(logs.reduce((sum, value) => sum + value * value, 0) / logs.length);
    assert.ok(Math.abs(sd - 0.1) < 0.005);
    assert.ok(Number.isNaN(truth.icc.agreement));
  });

  it("refuses what breaks a rule, and names it", () => {
    const draw = (options: object) => () =>
      drawTestRetest(createRng(0), {
        subjects: 4,
        raters: 2,
        betweenSd: 1,
        withinSd: 1,
        error: "additive",
        ...options,
      });
    assert.throws(draw({subjects: 1}), {
      name: "RangeError",
      message: "drawTestRetest: subjects must be a whole number of at least 2, got 1",
    });
    assert.throws(draw({error: "log"}), /error must be additive or proportional, got log/);
    assert.throws(draw({withinSd: -1}), /withinSd must be finite and at least 0, got -1/);
    assert.throws(
      draw({error: "proportional"}),
      /mean must be above 0 where errors are proportional, got 0/,
    );
  });
});
