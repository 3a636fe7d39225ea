import type {BoostingOptions} from "../model/fitBoosting.ts";
import {fitBoosting} from "../model/fitBoosting.ts";
import {predictBoosting} from "../model/predictBoosting.ts";
import type {Learner} from "./learner.ts";

/**
 * Makes gradient boosting into a model for `crossValidate`; it predicts the probability of 1, or a value.
 *
 * @param options - family, trees, rate and depth as in `fitBoosting`; its random numbers come with each fit
 * @returns a model
 * @ref friedman2001
 * @example boostingLearner({family: "gaussian", trees: 1, rate: 1, depth: 1}).fit(samplesOf([[0], [1], [8], [9]], {y: [2, 2, 5, 5]}), createRng(1))(samplesOf([[3], [7]], {y: [0, 0]})) // [2, 5]
 */
export function boostingLearner(options: Omit<BoostingOptions, "rng">): Learner {
  return {
    name: "gradient boosting",
    settings: {...options},
    fit({x, y}, rng) {
      const model = fitBoosting(x, y, {...options, rng});
      return (any) => predictBoosting(model, any.x);
    },
  };
}
