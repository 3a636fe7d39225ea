import {logSoftmax} from "../ops/activations/softmax.ts";
import {type Tensor, tensor} from "../tensor.ts";
import {
  type LossReduction,
  type LossResult,
  requireAtLeast0,
  requireWeights,
  requireWord,
} from "./lossResult.ts";
import {IGNORED, readLabels, requireLogits} from "./lossTarget.ts";

/** Options of `softmaxCrossEntropy`. */
export interface CrossEntropyOptions {
  /** "sum" over the places, or "mean": the sum divided by the weights of the true classes. No default. */
  readonly reduction: LossReduction;
  /** A weight for each class, at least 0; 1 when left out. */
  readonly classWeights?: readonly number[];
  /** The label of places that do not count; all count when left out. */
  readonly ignore?: number;
  /** Share of the target that is spread evenly over all classes, from 0 to below 1; 0 when left out. */
  readonly smoothing?: number;
}

/** Checks the options and gives a weight for each class. */
function checkedWeights(
  {reduction, classWeights, smoothing = 0}: CrossEntropyOptions,
  classes: number,
): readonly number[] {
  requireWord("softmaxCrossEntropy", "reduction", reduction, ["mean", "sum"]);
  requireAtLeast0("softmaxCrossEntropy", "smoothing", smoothing);
  if (smoothing >= 1) {
    throw new RangeError(`softmaxCrossEntropy: smoothing must be below 1, got ${smoothing}`);
  }
  const weights = classWeights ?? new Array<number>(classes).fill(1);
  requireWeights("softmaxCrossEntropy", "classWeights", weights, classes);
  return weights;
}

/** Adds the weights of the true classes; throws when a mean would have nothing to divide by. */
function totalWeight(labels: Int32Array, weights: readonly number[], reduction: LossReduction) {
  let total = 0;
  for (const label of labels) if (label !== IGNORED) total += weights[label];
  if (reduction === "mean" && total === 0) {
    throw new RangeError(
      "softmaxCrossEntropy: target must hold a label that counts, or the mean is 0/0; all are ignored or weigh 0",
    );
  }
  return total;
}

/**
 * Computes the cross-entropy of class labels under the softmax of logits, and its gradient p − y.
 *
 * It is the negative log-likelihood of independent categorical draws, one for each place, given the
 * image. With `smoothing` s the target is 1 − s at the label plus s/K everywhere; class weights then
 * weigh each term by its own class, and a mean divides by the weights of the labels, as in PyTorch.
 *
 * @formula eq:cross-entropy $L = -\sum_i \sum_k y_{ik} \log p_{ik}$, $p_{ik} = e^{z_{ik}} / \sum_l e^{z_{il}}$, $\partial L / \partial z_{ik} = p_{ik} - y_{ik}$
 * @param logits - z, channel-last, [places…, classes]
 * @param target - class indices, [places…] or [places…, 1]
 * @param options - reduction ("mean" or "sum"; no default), classWeights, ignore, smoothing
 * @returns the loss in nats and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, an option
 *   breaks its rule, or no place counts towards a mean
 * @throws ShapeError when the target does not have a label for each place
 * @ref bishop2006
 * @ref paszke2019
 * @example softmaxCrossEntropy(tensor([1, 2], [0, 0]), tensor([1], [1]), {reduction: "mean"}).value // 0.6931471805599453
 * softmaxCrossEntropy(tensor([1, 2], [0, 0]), tensor([1], [1]), {reduction: "mean"}).gradient.data // [0.5, -0.5]
 */
export function softmaxCrossEntropy(
  logits: Tensor,
  target: Tensor,
  options: CrossEntropyOptions,
): LossResult {
  requireLogits("softmaxCrossEntropy", logits, 1);
  const classes = logits.shape[logits.shape.length - 1];
  const labels = readLabels("softmaxCrossEntropy", logits, target, options.ignore);
  const weights = checkedWeights(options, classes);
  const {reduction, smoothing = 0} = options;
  const total = totalWeight(labels, weights, reduction);
  const scale = reduction === "mean" ? 1 / total : 1;

  const logP = logSoftmax(logits).data;
  const gradient = tensor(logits.shape);
  let value = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === IGNORED) continue;
    const start = i * classes;

    // The weighted target t of each class: L = −Σ t log p, so that ∂L/∂z = p Σt − t.
    let mass = 0;
    for (let k = 0; k < classes; k++) {
      const hard = k === labels[i] ? 1 - smoothing : 0;
      const t = weights[k] * (hard + smoothing / classes);
      mass += t;
      if (t > 0) value -= t * logP[start + k];
      gradient.data[start + k] = -t * scale;
    }
    for (let k = start; k < start + classes; k++) {
      gradient.data[k] += Math.exp(logP[k]) * mass * scale;
    }
  }
  return {value: value * scale, gradient};
}
