import {type ProbabilityScore, requirePairs} from "./diceOfProbabilities.ts";
import {type LossReduction, requireWord} from "./lossResult.ts";

/**
 * Computes the cross-entropy of zeros and ones under given probabilities, and its derivative by each.
 *
 * A probability of 0 for what happened costs Infinity: no later evidence makes up for it. Train on
 * logits instead, with `binaryCrossEntropyWithLogits`.
 *
 * @formula $L = -\sum_i y_i \log p_i + (1 - y_i) \log(1 - p_i)$, $\partial L / \partial p_i = -1/p_i$ where $y_i = 1$, $1/(1 - p_i)$ where $y_i = 0$
 * @param p - probabilities of the foreground, shape [n]
 * @param y - 0 or 1, shape [n]
 * @param options - reduction, "sum" or "mean"; no default
 * @returns the loss in nats and its gradient, shape [n]
 * @throws RangeError when a probability or a label is out of range
 * @throws ShapeError when p and y differ in length
 * @ref gneiting2007
 * @example crossEntropyOfProbabilities([0.1, 0.1], [1, 0], {reduction: "sum"}).value // 2.4079456086518722
 * crossEntropyOfProbabilities([0, 0.5], [1, 0], {reduction: "mean"}).value // Infinity
 */
export function crossEntropyOfProbabilities(
  p: ArrayLike<number>,
  y: ArrayLike<number>,
  {reduction}: {readonly reduction: LossReduction},
): ProbabilityScore {
  requirePairs("crossEntropyOfProbabilities", p, y);
  requireWord("crossEntropyOfProbabilities", "reduction", reduction, ["mean", "sum"]);
  const scale = reduction === "mean" ? 1 / p.length : 1;
  const gradient = new Float64Array(p.length);
  let value = 0;
  for (let i = 0; i < p.length; i++) {
    value -= y[i] === 1 ? Math.log(p[i]) : Math.log1p(-p[i]);
    gradient[i] = scale * (y[i] === 1 ? -1 / p[i] : 1 / (1 - p[i]));
  }
  return {value: value * scale, gradient};
}
