import {checkedBinary, checkedVector} from "../checks.ts";

/** Counts half-wins of sorted positives over sorted negatives: 2 where one lies above, 1 where equal. */
function halfWins(positives: Float64Array, negatives: Float64Array): number {
  let total = 0;
  let below = 0;
  let notAbove = 0;
  for (let i = 0; i < positives.length; i++) {
    while (below < negatives.length && negatives[below] < positives[i]) below++;
    if (notAbove < below) notAbove = below;
    while (notAbove < negatives.length && negatives[notAbove] === positives[i]) notAbove++;
    total += below + notAbove;
  }
  return total;
}

/**
 * Computes the area under the ROC curve: how often a positive patient scores above a negative one.
 *
 * Equal scores count one half. The pairs are counted in whole numbers, so that the area is exact to its
 * last digit. It looks at the order of the scores alone: every rising function of them has the same area,
 * however wrong its probabilities.
 *
 * @formula eq:roc-area $\mathrm{AUC} = \frac{1}{mn} \sum_{i: y_i = 1} \sum_{j: y_j = 0} \bigl([s_i > s_j] + \tfrac12 [s_i = s_j]\bigr)$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param scores - larger means more likely 1; finite, shape [n]
 * @returns the area, 0 to 1; ½ is no better than a coin
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, or a score is not finite
 * @throws ShapeError when y and scores differ in length
 * @ref hanley1982
 * @example auc([0, 1, 0, 1], [1, 2, 3, 4]) // 0.75
 * auc([0, 1, 0, 1], [5, 5, 5, 5]) // 0.5
 */
export function auc(y: ArrayLike<number>, scores: ArrayLike<number>): number {
  const s = checkedVector("auc", scores, {name: "scores"});
  const outcome = checkedBinary("auc", y, {name: "y", length: s.length});

  // Two sorts of plain numbers are faster than one of indices.
  const positives = s.filter((_, i) => outcome[i] === 1).sort();
  const negatives = s.filter((_, i) => outcome[i] === 0).sort();
  return halfWins(positives, negatives) / (2 * positives.length * negatives.length);
}
