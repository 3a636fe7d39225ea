import type {Samples, Split} from "../statistics/index.ts";
import {rocCurve, takeSamples} from "../statistics/index.ts";
import type {ThresholdRecord} from "./trainingProvenance.ts";

/** How predictions become decisions. */
export type ThresholdRule =
  | {readonly rule: "fixed"; readonly value: number}
  /**
   * The threshold of largest sensitivity + specificity − 1. On "training" it is honest; on "test" it is a
   * mistake that many papers make, here so that it can be shown and found.
   */
  | {readonly rule: "youden"; readonly on: "training" | "test"};

/** Finds the threshold at which sensitivity + specificity is largest; the highest of equals. */
export function youdenThreshold(y: ArrayLike<number>, predicted: ArrayLike<number>): number {
  const {fpr, tpr, thresholds} = rocCurve(y, predicted);
  let best = 1;
  for (let i = 2; i < thresholds.length; i++) {
    if (tpr[i] - fpr[i] > tpr[best] - fpr[best]) best = i;
  }
  return thresholds[best];
}

/** Applies the rule in one split, and notes whose outcome it looked at. */
export function chooseThreshold(
  rule: ThresholdRule,
  samples: Samples,
  split: Split,
  predict: (any: Samples) => Float64Array,
): ThresholdRecord {
  if (rule.rule === "fixed") return {rule: "fixed", value: rule.value, chosenOn: []};
  const chosen = takeSamples(samples, rule.on === "training" ? split.train : split.test);
  const value = youdenThreshold(chosen.y, predict(chosen));
  return {rule: "youden", value, chosenOn: chosen.ids};
}
