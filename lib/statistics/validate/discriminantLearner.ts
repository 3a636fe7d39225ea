import type {DiscriminantOptions} from "../model/fitDiscriminant.ts";
import {fitDiscriminant} from "../model/fitDiscriminant.ts";
import {predictDiscriminant} from "../model/predictDiscriminant.ts";
import type {Learner} from "./learner.ts";

/**
 * Makes a linear discriminant into a model for `crossValidate`; it predicts the probability of 1.
 *
 * @param options - shrinkage, as in `fitDiscriminant`
 * @returns a model
 * @ref fisher1936
 * @example discriminantLearner({shrinkage: 0}).fit(samplesOf([[0], [2], [4], [6]], {y: [0, 0, 1, 1]}), createRng(1))(samplesOf([[3]], {y: [0]})) // [0.5]
 */
export function discriminantLearner({shrinkage}: DiscriminantOptions): Learner {
  return {
    name: "linear discriminant",
    settings: {shrinkage},
    fit({x, y}) {
      const model = fitDiscriminant(x, y, {shrinkage});
      return (any) => predictDiscriminant(model, any.x);
    },
  };
}
