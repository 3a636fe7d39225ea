import {
  adaptiveEce,
  brier,
  ece,
  mce,
  murphyDecomposition,
  nll,
  reliabilityCurve,
  softmax,
  type Tensor,
  temperatureScale,
  tensor,
} from "../../lib/nn/index.ts";
import {describeReference, numbers, parameterOf, type ReferenceCase} from "./cases.ts";
import {arrayOf} from "./torch.ts";

// rtol 1e-6 and atol 1e-7 are the file's: its temperature comes from a bounded search.

/** Everything that has one value, whatever the bins. */
function plainResults({params, inputs}: ReferenceCase, p: Tensor): Record<string, unknown> {
  const logits = arrayOf(inputs, "logits");
  const labels = numbers(inputs, "labels");
  const [count, classes] = logits.shape;
  const {temperature, nllAfter} = temperatureScale(logits, labels);
  const after = softmax({shape: logits.shape, data: logits.data.map((z) => z / temperature)});
  const whole = reliabilityCurve(p, labels, {bins: 1, binning: "width"})[0];
  const results: Record<string, unknown> = {
    probabilities: p,
    accuracy: whole.accuracy,
    mean_confidence: whole.confidence,
    nll: nll(logits, labels),
    brier_multiclass: brier(p, labels),
    temperature,
    nll_after: nllAfter,
    ece_after: ece(after, labels, {bins: (params["ece_after_bins"] as number | undefined) ?? 10}),
    brier_after: brier(after, labels),
  };
  if (classes !== 2) return results;
  const positive = tensor(
    [count],
    p.data.filter((_, i) => i % 2 === 1),
  );
  const bins = (params["murphy_bins"] as number | undefined) ?? 10;
  const murphy = murphyDecomposition(positive, labels, {bins});
  return {
    ...results,
    brier_binary_sklearn: murphy.brier,
    murphy_reliability: murphy.reliability,
    murphy_resolution: murphy.resolution,
    murphy_uncertainty: murphy.uncertainty,
  };
}

/** Writes bins as the file has them: an empty one has a count only. */
function binRows(p: Tensor, labels: readonly number[], bins: number): unknown[] {
  return reliabilityCurve(p, labels, {bins, binning: "width"}).map((bin) => ({
    n: bin.count,
    ...(bin.count > 0 ? {confidence: bin.confidence, accuracy: bin.accuracy} : {}),
  }));
}

describeReference({
  files: "cnn/calibration.json",
  ops: {
    calibration: (reference) => {
      const p = softmax(arrayOf(reference.inputs, "logits"));
      const labels = numbers(reference.inputs, "labels");
      const plain = plainResults(reference, p);
      const binned: Readonly<Record<string, (bins: number) => unknown>> = {
        ece: (bins) => ece(p, labels, {bins}),
        mce: (bins) => mce(p, labels, {bins}),
        bins: (bins) => binRows(p, labels, bins),
        adaptive_ece: (bins) => adaptiveEce(p, labels, {bins}),
      };
      return (key) => {
        const bins = parameterOf(key, /_(\d+)$/);
        return bins === undefined ? plain[key] : binned[key.replace(/_\d+$/, "")]?.(bins);
      };
    },
  },
});
