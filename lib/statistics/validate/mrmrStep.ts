import type {MrmrOptions} from "../select/mrmr.ts";
import {mrmr} from "../select/mrmr.ts";
import type {Transformer} from "./learner.ts";
import {selectStep} from "./selectStep.ts";

/**
 * Makes the step that keeps features which tell of the outcome and little of each other (`mrmr`).
 *
 * @param options - count, measure and scheme, as in `mrmr`
 * @returns a step for `chain`
 * @ref ding2005
 * @example mrmrStep({count: 1, measure: "information", scheme: "difference"}).fit(samplesOf([[1, 5], [2, 1], [3, 9]], {y: [1, 2, 3]}))(samplesOf([[7, 8]], {y: [1]})).x.data // [7]
 */
export function mrmrStep(options: MrmrOptions): Transformer {
  return selectStep({
    name: "mRMR",
    settings: {...options},
    choose: ({x, y}) => mrmr(x, y, options).selected,
  });
}
