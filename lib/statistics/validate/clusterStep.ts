import type {CorrelationClusterOptions} from "../select/correlationClusters.ts";
import {correlationClusters} from "../select/correlationClusters.ts";
import type {Transformer} from "./learner.ts";
import {selectStep} from "./selectStep.ts";

/**
 * Makes the step that keeps one feature of each cluster of correlated ones (`correlationClusters`).
 *
 * It does not look at the outcome.
 *
 * @param options - method, threshold and linkage, as in `correlationClusters`
 * @returns a step for `chain`
 * @ref murtagh2012
 * @example clusterStep({method: "pearson", threshold: 0.9, linkage: "complete"}).fit(samplesOf([[1, 2, 1], [2, 4, 0], [3, 6, 0], [4, 8, 1]], {y: [0, 1, 0, 1]}))(samplesOf([[7, 8, 9]], {y: [1]})).x.columns // 2
 */
export function clusterStep(options: Omit<CorrelationClusterOptions, "scores">): Transformer {
  return selectStep({
    name: "correlation clusters",
    settings: {...options},
    choose: ({x}) => correlationClusters(x, options).representatives,
  });
}
