import {fitLinear} from "../model/fitLinear.ts";
import {predictLinear} from "../model/predictLinear.ts";
import type {Learner} from "./learner.ts";

/** Options of `linearLearner`. */
export interface LinearLearnerOptions {
  /** As in `fitLinear`; 0, plain least squares, when left out. */
  readonly ridge?: number;
}

/**
 * Makes a linear regression into a model for `crossValidate`; it predicts a value.
 *
 * @param options - ridge, 0 when left out; scale features before a ridge (`scaleStep`)
 * @returns a model
 * @ref hastie2009
 * @example linearLearner({ridge: 0}).fit(samplesOf([[0], [1], [2]], {y: [1, 3, 5]}), createRng(1))(samplesOf([[3]], {y: [0]})) // [7]
 */
export function linearLearner({ridge = 0}: LinearLearnerOptions = {}): Learner {
  return {
    name: "linear regression",
    settings: {ridge},
    fit({x, y}) {
      const model = fitLinear(x, y, {ridge});
      return (any) => predictLinear(model, any.x);
    },
  };
}
