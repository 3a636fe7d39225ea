import {applyCombat} from "../harmonise/applyCombat.ts";
import type {Shrinkage} from "../harmonise/combatModel.ts";
import type {Covariate} from "../harmonise/covariate.ts";
import {fitCombat} from "../harmonise/fitCombat.ts";
import type {Transformer} from "./learner.ts";
import type {Samples} from "./samples.ts";

/** Options of `combatStep`. */
export interface CombatStepOptions {
  /** Names of the covariates whose effects are kept; an empty list for none. No default. */
  readonly covariates: readonly string[];
  /** As in `fitCombat`. No default. */
  readonly shrinkage: Shrinkage;
  /** As in `fitCombat`; false when left out. */
  readonly meanOnly?: boolean;
  /** As in `fitCombat`; the average of all samples when left out. */
  readonly reference?: string | number;
}

/** Takes what ComBat needs to know of samples. */
function patientsOf({batch, covariates: known = []}: Samples, kept: readonly string[]) {
  if (batch === undefined) {
    throw new RangeError("combatStep: samples must have a batch, got none");
  }
  const covariates = kept.map((name): Covariate => {
    const found = known.find((covariate) => covariate.name === name);
    if (found === undefined) {
      const names = known.map((covariate) => covariate.name).join(", ") || "none";
      throw new RangeError(
        `combatStep: covariates must be of the samples' (${names}), got ${name}`,
      );
    }
    return found;
  });
  return {batch, covariates};
}

/**
 * Makes the step that harmonises by ComBat, fitted to training samples and applied to any.
 *
 * A test sample of a batch that training does not hold is refused: leaving a whole site out and ComBat
 * do not go together. The outcome cannot be kept, since it is not known of a test sample.
 *
 * @param options - covariates, names of those to keep; shrinkage; meanOnly; reference, as in `fitCombat`
 * @returns a step for `chain`
 * @throws TypeError when the names of the covariates are not given
 * @ref johnson2007
 * @ref fortin2018
 * @example combatStep({covariates: [], shrinkage: "none", meanOnly: true}).fit(samplesOf([[0], [2], [4], [6]], {y: [0, 1, 0, 1], batch: ["A", "A", "B", "B"]}))(samplesOf([[1]], {y: [1], batch: ["A"]})).x.data // [3]
 */
export function combatStep(options: CombatStepOptions): Transformer {
  const {covariates, ...settings} = options;
  if (!Array.isArray(covariates)) {
    throw new TypeError(
      `combatStep: covariates must be a list of the names of what to keep, [] for nothing, got ${typeof covariates}`,
    );
  }
  return {
    name: "ComBat",
    settings: {...options},
    fit(train) {
      const model = fitCombat(train.x, {...patientsOf(train, covariates), ...settings});
      return (any) => ({...any, x: applyCombat(model, any.x, patientsOf(any, covariates))});
    },
  };
}
