import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {joinFeatures} from "../../../lib/nn/index.ts";
import {
  chain,
  crossValidate,
  kFold,
  logisticLearner,
  samplesOf,
  scaleStep,
} from "../../../lib/statistics/index.ts";
import {outcome} from "../../outcome.ts";

const clinic = {source: "clinic", x: [[61], [48]], names: ["age"], ids: ["anna", "ben"]};
const net = {source: "net", x: {data: Float64Array.of(1, 2, 3, 4), rows: 2, columns: 2}};

describe("joinFeatures", () => {
  it("lays rows of all sources side by side, with names that tell where they come from", () => {
    assert.deepEqual(joinFeatures([clinic, net]), {
      x: {data: Float64Array.of(61, 1, 2, 48, 3, 4), rows: 2, columns: 3},
      names: ["clinic.age", "net.f1", "net.f2"],
      ids: ["anna", "ben"],
    });
  });

  it("makes what a chain of the statistics folder takes", () => {
    const rng = createRng(1);
    const y = Array.from({length: 40}, (_, i) => i % 2);
    const joined = joinFeatures([
      {source: "clinic", x: y.map(() => [rng.normal()])},
      {source: "net", x: y.map((label) => [label + 0.5 * rng.normal()])},
    ]);
    const samples = samplesOf(joined.x, {y, names: joined.names});
    const learner = chain([scaleStep()], logisticLearner());
    const splits = kFold(40, {folds: 4, rng});
    const options = {splits, metrics: ["auc"], scoring: "pooled", rng} as const;
    assert.ok(crossValidate(samples, learner, options).scores["auc"] > 0.7);
  });

  for (const [message, call] of [
    [
      "RangeError joinFeatures: rows must be the same patients in one order, got ben in clinic and carl in net in row 1",
      () => joinFeatures([clinic, {...net, ids: ["anna", "carl"]}]),
    ],
    [
      'RangeError joinFeatures: sources must be one or more of different names, got ["net","net"]',
      () => joinFeatures([net, net]),
    ],
    [
      'RangeError joinFeatures: names must differ, got "net.a" twice',
      () => joinFeatures([{source: "net", x: [[1, 2]], names: ["a", "a"]}]),
    ],
    [
      "ShapeError joinFeatures: net must hold 2 rows with an id each, where there are any, and a name for each column, got 1 × 1, 1 names, no ids",
      () => joinFeatures([clinic, {source: "net", x: [[1]]}]),
    ],
  ] as const) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
