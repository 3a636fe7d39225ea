import {fitLogistic} from "../model/fitLogistic.ts";
import {predictLogistic} from "../model/predictLogistic.ts";
import type {Learner} from "./learner.ts";

/** Options of `logisticLearner`. */
export interface LogisticLearnerOptions {
  /** As in `fitLogistic`; 0, plain maximum likelihood, when left out. */
  readonly ridge?: number;
}

/**
 * Makes a logistic regression into a model for `crossValidate`; it predicts the probability of 1.
 *
 * @param options - ridge, 0 when left out; scale features before a ridge (`scaleStep`)
 * @returns a model; fitting refuses classes that are separated when ridge is 0
 * @ref hastie2009
 * @example logisticLearner({ridge: 1}).fit(samplesOf([[-1], [1]], {y: [0, 1]}), createRng(1))(samplesOf([[0]], {y: [1]})) // [0.5]
 */
export function logisticLearner({ridge = 0}: LogisticLearnerOptions = {}): Learner {
  return {
    name: "logistic regression",
    settings: {ridge},
    fit({x, y}) {
      const model = fitLogistic(x, y, {ridge});
      return (any) => predictLogistic(model, any.x);
    },
  };
}
