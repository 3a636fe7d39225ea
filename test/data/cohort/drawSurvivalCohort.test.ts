import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawSurvivalCohort} from "voxelbook/data";

const share = (values: Float64Array, holds: (value: number, i: number) => boolean): number =>
  values.filter(holds).length / values.length;

describe("drawSurvivalCohort", () => {
  it("has the median that it is asked for where covariates do nothing", () => {
    for (const shape of [0.7, 1, 2]) {
      const {time, event} = drawSurvivalCohort(createRng(`median ${shape}`), {
        patients: 10000,
        logHazardRatios: [0],
        medianMonths: 30,
        shape,
      });
      assert.ok(Math.abs(share(time, (months) => months <= 30) - 0.5) < 0.02, `${shape}`);
      assert.ok(event.every((seen) => seen === 1));
    }
  });

  it("multiplies the hazard: what is left of e^η · H(T) is standard exponential", () => {
    const {truth} = drawSurvivalCohort(createRng("hazard"), {
      patients: 10000,
      logHazardRatios: [0.9, -0.4],
      medianMonths: 12,
      shape: 1.5,
    });
    const cumulative = truth.eventTime.map(
      (months, i) => Math.exp(truth.logHazard[i]) * Math.LN2 * (months / 12) ** 1.5,
    );
    for (const at of [0.1, 1, 2.5]) {
      const expected = 1 - Math.exp(-at);
      assert.ok(Math.abs(share(cumulative, (value) => value <= at) - expected) < 0.02);
    }
  });

  it("censors at the end of the study, and as many in between as leave", () => {
    const {time, event, truth} = drawSurvivalCohort(createRng("censoring"), {
      patients: 10000,
      logHazardRatios: [0],
      followUpMonths: 24,
      dropout: 0.02,
    });
    assert.ok(time.every((months, i) => months <= 24 && months <= truth.eventTime[i]));
    assert.ok(event.every((seen, i) => (seen === 1) === (time[i] === truth.eventTime[i])));

    // Of all who go within the study, events and leaving share in proportion to their rates.
    const rate = -Math.log(0.98);
    const hazard = Math.LN2 / 24;
    const gone = 1 - Math.exp(-24 * (rate + hazard));
    const expected = (gone * hazard) / (rate + hazard);
    assert.ok(Math.abs(share(event, (seen) => seen === 1) - expected) < 0.02);
  });

  it("rounds times up to a multiple, which makes ties", () => {
    const {time} = drawSurvivalCohort(createRng("ties"), {
      patients: 50,
      logHazardRatios: [1],
      resolutionMonths: 6,
    });
    assert.ok(time.every((months) => months > 0 && months % 6 === 0));
    assert.ok(new Set(time).size < 50);
  });

  it("refuses what breaks a rule, and names it", () => {
    const draw = (options: object) => () =>
      drawSurvivalCohort(createRng(0), {patients: 4, logHazardRatios: [1], ...options});
    assert.throws(draw({logHazardRatios: []}), {
      name: "RangeError",
      message:
        "drawSurvivalCohort: number of logHazardRatios must be a whole number of at least 1, got 0",
    });
    assert.throws(draw({logHazardRatios: [0, Number.NaN]}), /logHazardRatios\[1\] must be finite/);
    assert.throws(draw({shape: 0}), /shape must be above 0, got 0/);
    assert.throws(draw({medianMonths: Number.POSITIVE_INFINITY}), /medianMonths must be finite/);
    assert.throws(draw({dropout: 2}), /dropout must lie in 0 to 1, got 2/);
  });
});
