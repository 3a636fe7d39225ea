import assert from "node:assert/strict";
import {type EarlyStopping, earlyStopping} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** Feeds scores one after the other and returns all states. */
function follow(scores: readonly number[], better: "higher" | "lower", patience: number) {
  let state: EarlyStopping | undefined;
  return scores.map((score, step) => {
    state = earlyStopping(score, {better, patience, step, state});
    return state;
  });
}

describe("earlyStopping", () => {
  it("stops after as many scores in a row that are no better", () => {
    const states = follow([0.5, 0.7, 0.7, 0.6], "higher", 2);
    assert.deepEqual(
      states.map(({stop}) => stop),
      [false, false, false, true],
    );
    assert.deepEqual(states[3], {best: 0.7, bestStep: 1, waited: 2, stop: true});
  });

  it("counts anew after each better score", () => {
    const states = follow([3, 4, 2, 5, 1], "lower", 2);
    assert.ok(states.every(({stop}) => !stop));
    assert.equal(states[4].bestStep, 4);
  });

  it("takes a score that is not a number for no improvement, and any number after it for one", () => {
    const states = follow([Number.NaN, 1, Number.NaN], "lower", 3);
    assert.deepEqual(states[0], {best: Number.NaN, bestStep: -1, waited: 1, stop: false});
    assert.deepEqual(states[1], {best: 1, bestStep: 1, waited: 0, stop: false});
    assert.equal(states[2].best, 1);
  });

  it("refuses what it cannot judge by", () => {
    assert.equal(
      outcome(() => earlyStopping(1, {better: "lower", patience: 0, step: 0})),
      "RangeError earlyStopping: patience must be a whole number of at least 1, got 0",
    );
    assert.equal(
      outcome(() => earlyStopping(1, {better: "more" as "lower", patience: 1, step: 0})),
      'RangeError earlyStopping: better must be "higher" or "lower", got "more"',
    );
  });
});
