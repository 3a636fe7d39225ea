import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix, checkedVector} from "../checks.ts";
import type {CoxModel} from "./fitCox.ts";

/** Computes (x − means) · β of each row. */
function logHazards(who: string, {coefficients, means}: CoxModel, x: MatrixLike): Float64Array {
  const {data, rows, columns} = checkedMatrix(who, x);
  if (columns !== coefficients.length) {
    throw new ShapeError(
      `${who}: x must have the ${coefficients.length} columns of the model, got ${columns}`,
    );
  }
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      out[i] += (data[i * columns + j] - means[j]) * coefficients[j];
    }
  }
  return out;
}

/**
 * Computes the risk score of patients by a Cox model: the logarithm of their relative hazard.
 *
 * It is relative to a patient whose columns are the means of those the model was fitted to.
 *
 * @formula $r_i = (x_i - \bar x)^T \hat\beta$
 * @param model - from `fitCox`
 * @param x - rows are patients, the same columns as in the fit, shape [n, columns]
 * @returns log relative hazards, shape [n]; larger means an earlier event
 * @throws RangeError when a value of x is not finite
 * @throws ShapeError when x has other columns than the model
 * @ref cox1972
 * @example const model = fitCox([[0], [1], [0], [1]], {time: [4, 3, 2, 1], event: [1, 1, 1, 1], ties: "efron"})
 * predictCox(model, [[0.5]]) // [0]
 */
export function predictCox(model: CoxModel, x: MatrixLike): Float64Array {
  return logHazards("predictCox", model, x);
}

/**
 * Computes the probability that patients survive given times without the event, by a Cox model.
 *
 * Beyond the last event time the curve stays where it is; times after the end of follow-up are guesses.
 *
 * @formula $\hat S_i(t) = \exp\bigl(-\hat H_0(t) e^{r_i}\bigr)$
 * @param model - from `fitCox`
 * @param x - rows are patients, the same columns as in the fit, shape [n, columns]
 * @param options - times, at least 0, in any order, shape [k]
 * @returns probabilities; rows are patients, columns times
 * @throws RangeError when a value of x or a time is not finite, or a time is negative
 * @throws ShapeError when x has other columns than the model
 * @ref breslow1974
 * @example const model = fitCox([[0], [1], [0], [1]], {time: [4, 3, 2, 1], event: [1, 1, 1, 1], ties: "efron"})
 * coxSurvival(model, [[0.5]], {times: [0.5]}).data // [1]
 */
export function coxSurvival(
  model: CoxModel,
  x: MatrixLike,
  {times}: {readonly times: ArrayLike<number>},
): Matrix {
  const risks = logHazards("coxSurvival", model, x);
  const at = checkedVector("coxSurvival", times, {name: "times"});
  const negative = at.find((value) => value < 0);
  if (negative !== undefined) {
    throw new RangeError(`coxSurvival: times must be at least 0, got ${negative}`);
  }
  const {time, cumulativeHazard} = model.baseline;
  const hazards = at.map((t) => {
    const after = time.findIndex((one) => one > t);
    const last = after < 0 ? time.length - 1 : after - 1;
    return last < 0 ? 0 : cumulativeHazard[last];
  });
  const data = new Float64Array(risks.length * at.length);
  risks.forEach((risk, i) => {
    hazards.forEach((hazard, k) => {
      data[i * at.length + k] = Math.exp(-hazard * Math.exp(risk));
    });
  });
  return {data, rows: risks.length, columns: at.length};
}
