import type {ForestOptions} from "../model/fitForest.ts";
import {fitForest} from "../model/fitForest.ts";
import {predictForest} from "../model/predictForest.ts";
import type {Learner} from "./learner.ts";

/**
 * Makes a random forest into a model for `crossValidate`; it predicts the probability of 1, or a value.
 *
 * @param options - family and the rest as in `fitForest`; its random numbers come with each fit
 * @returns a model
 * @ref breiman2001
 * @example forestLearner({family: "binomial", trees: 25}).fit(samplesOf([[0], [1], [8], [9]], {y: [0, 0, 1, 1]}), createRng("forest"))(samplesOf([[9]], {y: [1]}))[0] > 0.5 // true
 */
export function forestLearner(options: Omit<ForestOptions, "rng">): Learner {
  return {
    name: "random forest",
    settings: {...options},
    fit({x, y}, rng) {
      const model = fitForest(x, y, {...options, rng});
      return (any) => predictForest(model, any.x);
    },
  };
}
