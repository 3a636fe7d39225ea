import assert from "node:assert/strict";
import {
  adaptiveEce,
  brier,
  ece,
  mce,
  murphyDecomposition,
  nll,
  plattScale,
  reliabilityCurve,
  temperatureScale,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const p = tensor([2], [0.2, 0.9]);

describe("calibration refuses", () => {
  for (const [name, error] of Object.entries({ece, mce, adaptiveEce, murphyDecomposition})) {
    it(`in ${name}, a number of bins that is none, labels out of range and probabilities above 1`, () => {
      for (const bins of [0, 2.5, Number.NaN]) {
        assert.equal(
          outcome(() => error(p, [0, 1], {bins})),
          `RangeError ${name}: bins must be a whole number of at least 1, got ${bins}`,
        );
      }
      assert.equal(
        outcome(() => error(p, [0, 2], {bins: 2})),
        `RangeError ${name}: labels must lie in 0 to 1, got label 2 at [1]`,
      );
      assert.equal(
        outcome(() => error(tensor([1], [1.5]), [0], {bins: 2})),
        `RangeError ${name}: probabilities must lie in 0 to 1, got 1.5`,
      );
      assert.equal(
        outcome(() => error(p, [0], {bins: 2})),
        `ShapeError ${name}: labels must hold one class index for each sample, got 1 for 2 samples`,
      );
    });
  }

  const rows: readonly (readonly [() => unknown, string])[] = [
    [
      () => brier(tensor([1, 2], [0.2, 0.9]), [0]),
      "RangeError brier: probabilities of a sample must add up to 1, got 1.1 at [0]",
    ],
    [
      () => brier(tensor([1, 2, 1], 0.5), [0]),
      "ShapeError brier: probabilities must have the shape [n] or [n, classes], got [1, 2, 1]",
    ],
    [
      () => brier(tensor([1], [Number.NaN]), [0]),
      "RangeError brier: probabilities must lie in 0 to 1, got NaN",
    ],
    [
      () => reliabilityCurve(p, [0, 1], {bins: 2, binning: "even" as "width"}),
      "RangeError reliabilityCurve: binning must be width or count, got even",
    ],
    [
      () => murphyDecomposition(tensor([1, 2], 0.5), [0], {bins: 2}),
      "ShapeError murphyDecomposition: probabilities must have the shape [n], got [1, 2]",
    ],
    [
      () => nll(tensor([2, 2]), [0, 5]),
      "RangeError nll: labels must lie in 0 to 1, got label 5 at [1]",
    ],
    [
      () => temperatureScale(tensor([4]), [0]),
      "ShapeError temperatureScale: logits must have the shape [n, classes] with 2 classes or more, got [4]",
    ],
    [
      () => temperatureScale(tensor([2, 2], [1, 0, 0, 1]), [0, 1]),
      "RangeError temperatureScale: logits must get at least one sample wrong, got none; without an error the likelihood grows as T falls to 0",
    ],
    [
      () => temperatureScale(tensor([2, 2], [1, 0, 0, 1]), [1, 0]),
      "RangeError temperatureScale: logits of the true classes must lie above the mean of all logits on average, or the best temperature is infinite",
    ],
    [
      () => plattScale([1, 1], [0, 1], {targets: "smoothed"}),
      "RangeError plattScale: scores must differ, got one value for all",
    ],
    [
      () => plattScale([1, 2, 2], [0, 0, 1], {targets: "labels"}),
      "RangeError plattScale: scores must not tell the labels apart by a threshold, or the slope is infinite; fit smoothed targets",
    ],
    [
      () => plattScale([1, Number.NaN], [0, 1], {targets: "smoothed"}),
      "RangeError plattScale: scores must be finite, got NaN at [1]",
    ],
    [
      () => plattScale([1, 2], [0, 1], {targets: "plain" as "labels"}),
      "RangeError plattScale: targets must be labels or smoothed, got plain",
    ],
  ];
  for (const [call, expected] of rows) {
    it(expected, () => assert.equal(outcome(call), expected));
  }
});
