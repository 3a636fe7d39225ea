import type {Samples, Split} from "../statistics/index.ts";
import {predictUnseen, rocCurve, takeSamples} from "../statistics/index.ts";
import type {ChainRecord} from "./recordedFit.ts";
import type {ThresholdRecord} from "./trainingProvenance.ts";

/** How predictions become decisions. */
export type ThresholdRule =
  | {readonly rule: "fixed"; readonly value: number}
  /**
   * The threshold of largest sensitivity + specificity − 1. On "training" it takes the model's predictions
   * of the very patients it was fitted to (resubstitution): no test outcome is looked at, but a model that
   * fits its training closely predicts them too well, and the threshold is off for new patients. A forest
   * parts its own training patients nearly without a mistake, and the rule takes the highest value that
   * does; new patients score less clearly, so that fewer of class 1 reach it than would reach 0.5. On
   * "test" it is a mistake that many papers make, here so that it can be shown and found.
   */
  | {readonly rule: "youden"; readonly on: "training" | "test"};

/** Refuses a rule that is none, before anything is fitted. */
export function requireThreshold(who: string, rule: ThresholdRule): void {
  if (rule.rule === "fixed") {
    if (Number.isFinite(rule.value)) return;
    throw new RangeError(`${who}: threshold value must be finite, got ${rule.value}`);
  }
  if (rule.rule === "youden" && (rule.on === "training" || rule.on === "test")) return;
  throw new RangeError(
    `${who}: threshold must be {rule: "fixed", value} or {rule: "youden", on: "training" | "test"}, got ${JSON.stringify(rule)}`,
  );
}

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
  {learner, predict}: Pick<ChainRecord, "learner" | "predict">,
): ThresholdRecord {
  if (rule.rule === "fixed") return {rule: "fixed", value: rule.value, chosenOn: []};
  const chosen = takeSamples(samples, rule.on === "training" ? split.train : split.test);
  const asked = {who: `trainAndValidate: threshold of ${split.name}`, learner: learner.name};
  const value = youdenThreshold(chosen.y, predictUnseen(chosen, predict, asked));
  return {rule: "youden", value, chosenOn: chosen.ids};
}
