import type {Tensor} from "../tensor.ts";
import {type LossResult, requireWord} from "./lossResult.ts";
import {type RegionOptions, type Regions, regionSums} from "./regionSums.ts";

/** Options of `generalisedDiceLoss`. */
export interface GeneralisedDiceOptions extends RegionOptions {
  /** Weight of a class of volume V: 1/V² ("square"), 1/V ("simple") or 1 ("uniform"). No default. */
  readonly weighting: "square" | "simple" | "uniform";
}

/** The power of the volume in a class's weight. */
const POWERS = {square: -2, simple: -1, uniform: 0} as const;

/** Weighs the classes of one group by their volume; an empty class takes the greatest weight. */
function classWeightsOf({channels, first, reference}: Regions, group: number, power: number) {
  const weights = new Float64Array(channels);
  let greatest = 0;
  for (let k = first; k < channels; k++) {
    const weight = reference[group * channels + k] ** power;
    weights[k] = weight;
    if (Number.isFinite(weight)) greatest = Math.max(greatest, weight);
  }
  return weights.map((weight) => (Number.isFinite(weight) ? weight : greatest));
}

/**
 * Computes the generalised Dice loss: one overlap of all classes, each weighed by its inverse volume.
 *
 * A class whose reference is empty takes the greatest weight among the others, as in MONAI; when all
 * are empty, every weight is 0, the loss is 1 − smoothAbove/smoothBelow (0 for equal smoothing, NaN
 * for none) and the gradient 0 (NaN for none).
 *
 * @formula eq:generalised-dice $L = 1 - \frac{2 \sum_k w_k \sum p_k y_k + \varepsilon}{\sum_k w_k \sum (p_k + y_k) + \varepsilon}$, $w_k = 1 / (\sum y_k)^2$
 * @param logits - channel-last, [batch, places…, channels]
 * @param target - class indices or, for "sigmoid", 0 and 1, as in `softDiceLoss`
 * @param options - weighting, activation, per, background, smoothAbove, smoothBelow and reduction
 *   without defaults; ignore
 * @returns the loss, 0 to 1 for a mean, and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, or an option
 *   breaks its rule
 * @throws ShapeError when the shapes do not fit
 * @ref sudre2017
 * @ref cardoso2022
 * @example generalisedDiceLoss(tensor([1, 4, 2]), tensor([1, 4], [0, 0, 0, 1]), {weighting: "square", activation: "softmax", per: "image", background: "in", smoothAbove: 0, smoothBelow: 0, reduction: "mean"}).value // 0.625
 */
export function generalisedDiceLoss(
  logits: Tensor,
  target: Tensor,
  options: GeneralisedDiceOptions,
): LossResult {
  const {weighting, smoothAbove, smoothBelow, reduction} = options;
  requireWord("generalisedDiceLoss", "weighting", weighting, Object.keys(POWERS));
  const regions = regionSums("generalisedDiceLoss", logits, target, {...options, squares: false});
  const {groups, channels, intersection, predicted, reference} = regions;
  const scale = reduction === "mean" ? 1 / groups : 1;

  const byIntersection = new Float64Array(intersection.length);
  const byPredicted = new Float64Array(intersection.length);
  let value = 0;
  for (let group = 0; group < groups; group++) {
    const weights = classWeightsOf(regions, group, POWERS[weighting]);
    let above = smoothAbove;
    let below = smoothBelow;
    for (let k = 0; k < channels; k++) {
      const region = group * channels + k;
      above += 2 * weights[k] * intersection[region];
      below += weights[k] * (predicted[region] + reference[region]);
    }
    value += scale * (1 - above / below);
    for (let k = 0; k < channels; k++) {
      byIntersection[group * channels + k] = (-2 * weights[k] * scale) / below;
      byPredicted[group * channels + k] = (weights[k] * scale * above) / (below * below);
    }
  }
  return {value, gradient: regions.gradientOf(byIntersection, byPredicted)};
}
