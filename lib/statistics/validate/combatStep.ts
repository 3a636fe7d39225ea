import {applyCombat} from "../harmonise/applyCombat.ts";
import type {Shrinkage} from "../harmonise/combatModel.ts";
import type {Covariate} from "../harmonise/covariate.ts";
import {fitCombat} from "../harmonise/fitCombat.ts";
import type {Transformer} from "./learner.ts";
import type {Samples} from "./samples.ts";

/** Options of `combatStep`. */
export interface CombatStepOptions {
  /** Names of the covariates whose effects are kept; an empty list for none. No default. */
  readonly keep: readonly string[];
  /** As in `fitCombat`. No default. */
  readonly shrinkage: Shrinkage;
  /** As in `fitCombat`; false when left out. */
  readonly meanOnly?: boolean;
  /** As in `fitCombat`; the average of all samples when left out. */
  readonly reference?: string;
}

/** Takes what ComBat needs to know of samples. */
function patientsOf({batch, covariates = []}: Samples, keep: readonly string[]) {
  if (batch === undefined) {
    throw new RangeError("combatStep: samples must have a batch, got none");
  }
  const kept = keep.map((name): Covariate => {
    const found = covariates.find((covariate) => covariate.name === name);
    if (found === undefined) {
      const known = covariates.map((covariate) => covariate.name).join(", ") || "none";
      throw new RangeError(`combatStep: keep must name covariates (${known}), got ${name}`);
    }
    return found;
  });
  return {batch, covariates: kept};
}

/**
 * Makes the step that harmonises by ComBat, fitted to training samples and applied to any.
 *
 * A test sample of a batch that training does not hold is refused: leaving a whole site out and ComBat
 * do not go together. The outcome cannot be kept, since it is not known of a test sample.
 *
 * @param options - keep, names of covariates; shrinkage; meanOnly; reference, as in `fitCombat`
 * @returns a step for `chain`
 * @ref johnson2007
 * @ref fortin2018
 * @example combatStep({keep: [], shrinkage: "none", meanOnly: true}).fit(samplesOf([[0], [2], [4], [6]], {y: [0, 1, 0, 1], batch: ["A", "A", "B", "B"]}))(samplesOf([[1]], {y: [1], batch: ["A"]})).x.data // [3]
 */
export function combatStep(options: CombatStepOptions): Transformer {
  const {keep, ...settings} = options;
  return {
    name: "ComBat",
    settings: {...options},
    fit(train) {
      const model = fitCombat(train.x, {...patientsOf(train, keep), ...settings});
      return (any) => ({...any, x: applyCombat(model, any.x, patientsOf(any, keep))});
    },
  };
}
