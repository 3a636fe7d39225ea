import type {Tensor} from "../tensor.ts";
import {type LossResult, requireWeights, requireWord} from "./lossResult.ts";
import {type RegionLoss, type RegionOptions, reduceRegions, regionSums} from "./regionSums.ts";

/** Options of `softDiceLoss`: everything in which published soft Dice losses differ. */
export interface DiceOptions extends RegionOptions {
  /** Twice the intersection over the sum of both, or the intersection over the union. */
  readonly overlap: "dice" | "jaccard";
  /** Σp + Σy below the bar, or Σp² + Σy². */
  readonly denominator: "sums" | "squares";
  /** A factor for each class of the logits, at least 0; 1 when left out. A mean does not divide by it. */
  readonly classWeights?: readonly number[];
}

/** Computes the loss of one region and its slopes. */
function diceOfRegion({overlap, smoothAbove, smoothBelow}: DiceOptions) {
  const union = overlap === "jaccard";
  return (intersection: number, predicted: number, reference: number): RegionLoss => {
    const above = 2 * intersection + smoothAbove;
    const both = predicted + reference;
    const below = (union ? 2 * (both - intersection) : both) + smoothBelow;
    const slope = above / (below * below);
    return {
      value: 1 - above / below,
      byIntersection: -2 / below - (union ? 2 * slope : 0),
      byPredicted: union ? 2 * slope : slope,
    };
  };
}

/**
 * Computes one minus the soft Dice overlap of probabilities and labels, and its gradient by the logits.
 *
 * Publications differ in every option, so none has a default; `diceVariant` names common sets. With
 * equal smoothing ε above and below, an empty reference and an empty prediction give loss 0, and an
 * empty reference with predicted mass S gives 1 − ε/(S + ε), so that one false positive costs almost all.
 * With smoothing 0 above, an empty reference gives loss 1 with gradient 0; with 0 below as well and
 * probabilities that are all 0, the overlap is 0/0 and the loss NaN. "jaccard" doubles both sides
 * before smoothing, as MONAI does.
 *
 * @formula eq:soft-dice $L = 1 - D$, $D = \frac{2 \sum_i p_i y_i + \varepsilon}{\sum_i p_i + \sum_i y_i + \varepsilon}$
 * @param logits - channel-last, [batch, places…, channels]
 * @param target - class indices, [batch, places…] or [batch, places…, 1]; for "sigmoid" also 0 or 1 in
 *   the shape of the logits, whose last axis of 1 may be left out
 * @param options - activation, overlap, denominator, per, background, smoothAbove, smoothBelow and
 *   reduction without defaults; classWeights, ignore
 * @returns the loss, 0 to 1 for a mean, and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, or an option
 *   breaks its rule
 * @throws ShapeError when the shapes do not fit
 * @ref milletari2016
 * @ref dice1945
 * @ref cardoso2022
 * @example softDiceLoss(tensor([1, 2], [0, 0]), tensor([1, 2], [1, 0]), {activation: "sigmoid", ...diceVariant("monai"), per: "batch"}).value // ≈ 0.6667
 */
export function softDiceLoss(logits: Tensor, target: Tensor, options: DiceOptions): LossResult {
  const {overlap, denominator, classWeights} = options;
  requireWord("softDiceLoss", "overlap", overlap, ["dice", "jaccard"]);
  requireWord("softDiceLoss", "denominator", denominator, ["sums", "squares"]);
  const squares = denominator === "squares";
  const regions = regionSums("softDiceLoss", logits, target, {...options, squares});
  if (classWeights) requireWeights("softDiceLoss", "classWeights", classWeights, regions.channels);
  return reduceRegions(regions, diceOfRegion(options), options);
}
