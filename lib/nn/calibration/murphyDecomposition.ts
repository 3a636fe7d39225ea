import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {brier} from "./brier.ts";
import {readForecasts} from "./forecasts.ts";
import {binForecasts, requireBins} from "./reliabilityCurve.ts";

/** What a Brier score is made of. */
export interface MurphyDecomposition {
  readonly brier: number;
  /** Mean squared gap between confidence and frequency in the bins: 0 is calibrated. */
  readonly reliability: number;
  /** How far the frequencies of the bins lie from the base rate: large is informative. */
  readonly resolution: number;
  /** Variance of the outcome: what the base rate alone would score. */
  readonly uncertainty: number;
  /** What probabilities that differ inside a bin add: 0 when each bin holds one value. */
  readonly within: number;
}

/**
 * Splits a binary Brier score into reliability, resolution and uncertainty.
 *
 * Murphy's three terms add up to the score when all probabilities in a bin are equal; otherwise a
 * fourth term, returned as `within`, is left: the scatter inside the bins.
 *
 * @formula eq:murphy $\mathrm{BS} = \frac{1}{n} \sum_b n_b (\bar p_b - \bar y_b)^2 - \frac{1}{n} \sum_b n_b (\bar y_b - \bar y)^2 + \bar y (1 - \bar y)$
 * @param probabilities - of the positive class, shape [n]
 * @param labels - 0 or 1, shape [n]
 * @param options - bins of one width, how many; no default
 * @returns brier = reliability − resolution + uncertainty + within
 * @throws RangeError when a probability or label is out of range, or bins is no whole number of at
 *   least 1
 * @throws ShapeError when probabilities have classes, or labels do not match them
 * @ref murphy1973
 * @ref stephenson2008
 * @example murphyDecomposition(tensor([4], [0.25, 0.25, 0.75, 0.75]), [0, 0, 1, 0], {bins: 2}) // {brier: 0.1875, reliability: 0.0625, resolution: 0.0625, uncertainty: 0.1875, within: 0}
 */
export function murphyDecomposition(
  probabilities: Tensor,
  labels: ArrayLike<number>,
  {bins}: {readonly bins: number},
): MurphyDecomposition {
  if (probabilities.shape.length !== 1) {
    throw new ShapeError(
      `murphyDecomposition: probabilities must have the shape [n], got ${shapeText(probabilities.shape)}`,
    );
  }
  const forecasts = readForecasts("murphyDecomposition", probabilities, labels);
  requireBins("murphyDecomposition", bins);
  const n = labels.length;
  const rate = forecasts.outcome.reduce((sum, y) => sum + y, 0) / n;
  let reliability = 0;
  let resolution = 0;
  for (const {count, accuracy, gap} of binForecasts(forecasts, {bins, binning: "width"})) {
    if (count === 0) continue;
    reliability += (count / n) * gap ** 2;
    resolution += (count / n) * (accuracy - rate) ** 2;
  }
  const score = brier(probabilities, labels);
  const uncertainty = rate * (1 - rate);
  const within = score - (reliability - resolution + uncertainty);
  return {brier: score, reliability, resolution, uncertainty, within};
}
