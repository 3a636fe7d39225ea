import {softmax} from "../../lib/nn/index.ts";
import {
  auc,
  averagePrecision,
  brierScore,
  confusionMeasures,
  logLoss,
  multiclassMeasures,
  rocCurve,
} from "../../lib/statistics/index.ts";
import {
  describeReference,
  number,
  numbers,
  type ReferenceCase,
  type Results,
  text,
} from "./cases.ts";
import {arrayOf} from "./torch.ts";

// Tolerances are the file's: its numbers are written with twelve digits.

/** Scikit-learn's log loss of these cases is of scores kept so far away from 0 and 1. */
const CLIP = 1e-6;

/** Everything at one threshold, and over all of them. */
function binaryResults({params, inputs}: ReferenceCase): Results {
  const [y, scores] = [numbers(inputs, "labels"), numbers(inputs, "scores")];
  const threshold = number(params, "threshold");
  const rule = text(params, "rule");
  if (!/^score >=? threshold$/.test(rule)) {
    throw new RangeError(`rule must be "score >= threshold" or "score > threshold", got "${rule}"`);
  }

  // A strict rule calls the same patients as an inclusive one on what the strict rule says.
  const called = scores.map((score) =>
    Number(rule.includes(">=") ? score >= threshold : score > threshold),
  );
  const measures = confusionMeasures(y, called, {threshold: 1});
  const {fpr, tpr} = rocCurve(y, scores);
  return {
    ...measures,
    // Scikit-learn writes 0 where nobody is called positive.
    precision: measures.tp + measures.fp === 0 ? 0 : measures.precision,
    balanced_accuracy: measures.balancedAccuracy,
    npv: measures.negativePredictiveValue,
    auc: auc(y, scores),
    average_precision: averagePrecision(y, scores),
    fpr,
    tpr,
    log_loss: logLoss(y, scores, {clip: CLIP}),
    brier: brierScore(y, scores),
  };
}

/** Everything that a table of logits says of several classes. */
function multiclassResults({inputs}: ReferenceCase): Results {
  const {shape, data} = softmax(arrayOf(inputs, "logits"));
  const table = {data, rows: shape[0], columns: shape[1]};
  const measures = multiclassMeasures(numbers(inputs, "labels"), table);
  return {
    confusion: measures.confusion.data,
    accuracy: measures.accuracy,
    macro_f1: measures.macroF1,
    weighted_f1: measures.weightedF1,
    auc_ovr_macro: measures.macroAuc,
    kappa: measures.kappa,
    kappa_quadratic: measures.quadraticKappa,
  };
}

describeReference({
  files: "cnn/classification_metrics*.json",
  ops: {classification_metrics: binaryResults, multiclass_metrics: multiclassResults},
});
