import type {Tensor} from "../tensor.ts";
import {type LossResult, requireAtLeast0} from "./lossResult.ts";
import {type RegionLoss, type RegionOptions, reduceRegions, regionSums} from "./regionSums.ts";

/** Options of `tverskyLoss`. */
export interface TverskyOptions extends RegionOptions {
  /** Weight of false positives, at least 0. No default. */
  readonly alpha: number;
  /** Weight of false negatives, at least 0. No default. */
  readonly beta: number;
}

/** Computes the loss of one region and its slopes. */
function tverskyOfRegion({alpha, beta, smoothAbove, smoothBelow}: TverskyOptions) {
  return (intersection: number, predicted: number, reference: number): RegionLoss => {
    const above = intersection + smoothAbove;
    const wrong = alpha * (predicted - intersection) + beta * (reference - intersection);
    const below = intersection + wrong + smoothBelow;
    const slope = above / (below * below);
    return {
      value: 1 - above / below,
      byIntersection: -1 / below + slope * (1 - alpha - beta),
      byPredicted: slope * alpha,
    };
  };
}

/**
 * Computes the Tversky loss: one minus an overlap that weighs false positives and negatives apart.
 *
 * α = β = ½ is the soft Dice loss with smoothing 2ε, α = β = 1 the Jaccard loss; β above α buys
 * sensitivity. Note the letters: α belongs to false positives, as in Salehi's paper and in MONAI. An
 * empty reference gives 1 − ε/(αS + ε) for a predicted mass S.
 *
 * @formula eq:tversky $L = 1 - \frac{\sum p y + \varepsilon}{\sum p y + \alpha \sum p (1 - y) + \beta \sum (1 - p) y + \varepsilon}$
 * @param logits - channel-last, [batch, places…, channels]
 * @param target - class indices or, for "sigmoid", 0 and 1, as in `softDiceLoss`
 * @param options - alpha, beta, activation, per, background, smoothAbove, smoothBelow and reduction
 *   without defaults; ignore
 * @returns the loss, 0 to 1 for a mean, and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, or an option
 *   breaks its rule
 * @throws ShapeError when the shapes do not fit
 * @ref salehi2017
 * @example tverskyLoss(tensor([1, 2], [0, 0]), tensor([1, 2], [1, 0]), {activation: "sigmoid", per: "image", background: "in", alpha: 0.5, beta: 0.5, smoothAbove: 0, smoothBelow: 0, reduction: "sum"}).value // 1.3333333333333335
 */
export function tverskyLoss(logits: Tensor, target: Tensor, options: TverskyOptions): LossResult {
  requireAtLeast0("tverskyLoss", "alpha", options.alpha);
  requireAtLeast0("tverskyLoss", "beta", options.beta);
  const regions = regionSums("tverskyLoss", logits, target, {...options, squares: false});
  return reduceRegions(regions, tverskyOfRegion(options), {reduction: options.reduction});
}
