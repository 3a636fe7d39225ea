import type {CoxOptions} from "../survival/fitCox.ts";
import {fitCox} from "../survival/fitCox.ts";
import {predictCox} from "../survival/predictCox.ts";
import type {Learner} from "./learner.ts";

/** Options of `coxLearner`. */
export interface CoxLearnerOptions extends Pick<CoxOptions, "ties"> {
  /** As in `fitCox`; 0, plain partial likelihood, when left out. */
  readonly ridge?: number;
}

/**
 * Makes a Cox regression into a model for `crossValidate`; it predicts the log of the relative hazard.
 *
 * @param options - ties, "efron" or "breslow"; ridge, 0 when left out
 * @returns a model; fitting refuses samples without time and event
 * @ref cox1972
 * @example coxLearner({ties: "efron", ridge: 0}).fit(samplesOf([[0], [1], [0], [1]], {y: [0, 0, 0, 0], time: [4, 3, 2, 1], event: [1, 1, 1, 1]}), createRng(1))(samplesOf([[0.5]], {y: [0]})) // [0]
 */
export function coxLearner({ties, ridge = 0}: CoxLearnerOptions): Learner {
  return {
    name: "Cox regression",
    settings: {ties, ridge},
    fit({x, time, event}) {
      if (time === undefined || event === undefined) {
        throw new RangeError("coxLearner: samples must have time and event, got none");
      }
      const model = fitCox(x, {time, event, ties, ridge});
      return (any) => predictCox(model, any.x);
    },
  };
}
