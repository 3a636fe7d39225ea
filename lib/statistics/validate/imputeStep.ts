import {applyMedianImputer, fitMedianImputer} from "./fitMedianImputer.ts";
import type {Transformer} from "./learner.ts";

/**
 * Makes the step that puts the training samples' medians in place of missing feature values.
 *
 * @returns a step for `chain`
 * @ref little2019
 * @example imputeStep().fit(samplesOf([[1], [3]], {y: [0, 1]}))(samplesOf([[NaN]], {y: [1]})).x.data // [2]
 */
export function imputeStep(): Transformer {
  return {
    name: "impute",
    settings: {value: "median"},
    fit(train) {
      const imputer = fitMedianImputer(train.x);
      return (any) => ({...any, x: applyMedianImputer(imputer, any.x)});
    },
  };
}
