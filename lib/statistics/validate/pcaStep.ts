import {applyPca} from "../select/applyPca.ts";
import type {PcaOptions} from "../select/fitPca.ts";
import {fitPca} from "../select/fitPca.ts";
import type {Transformer} from "./learner.ts";

/**
 * Makes the step that replaces features by the directions in which training samples differ most.
 *
 * It does not look at the outcome; the direction that matters for it may be one that varies little.
 *
 * @param options - scale; components or explained, as in `fitPca`
 * @returns a step for `chain`; the new features are called PC1, PC2, …
 * @ref jolliffe2016
 * @example pcaStep({scale: false, components: 1}).fit(samplesOf([[0, 0], [3, 4], [6, 8]], {y: [0, 1, 1]}))(samplesOf([[9, 12]], {y: [1]})).x.data // [10]
 */
export function pcaStep(options: PcaOptions): Transformer {
  return {
    name: "principal components",
    settings: {...options},
    fit(train) {
      const model = fitPca(train.x, options);
      const names = Array.from({length: model.loadings.rows}, (_, k) => `PC${k + 1}`);
      return (any) => ({...any, x: applyPca(model, any.x), names});
    },
  };
}
