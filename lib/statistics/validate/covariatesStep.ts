import type {Covariate} from "../harmonise/covariate.ts";
import {codingsOf, covariateColumns, encodeCovariates} from "../harmonise/covariate.ts";
import type {Transformer} from "./learner.ts";
import type {Samples} from "./samples.ts";

/** Options of `covariatesStep`. */
export interface CovariatesStepOptions {
  /** Names of the covariates that become columns. No default. */
  readonly names: readonly string[];
}

/** Finds covariates by their names. */
function named({covariates = []}: Samples, names: readonly string[]): Covariate[] {
  return names.map((name) => {
    const found = covariates.find((covariate) => covariate.name === name);
    if (found === undefined) {
      const known = covariates.map((covariate) => covariate.name).join(", ") || "none";
      throw new RangeError(`covariatesStep: names must be of covariates (${known}), got ${name}`);
    }
    return found;
  });
}

/**
 * Makes the step that puts covariates beside the features, as columns after them: age and sex beside a
 * radiomics score.
 *
 * A categorical one gets a column for every level but the first; a level that training has not seen is
 * refused.
 *
 * @param options - names of the covariates
 * @returns a step for `chain`
 * @throws RangeError when no name is given
 * @ref steyerberg2019
 * @example covariatesStep({names: ["age"]}).fit(samplesOf([[1], [2]], {y: [0, 1], covariates: [{name: "age", kind: "continuous", values: [50, 60]}]}))(samplesOf([[3]], {y: [1], covariates: [{name: "age", kind: "continuous", values: [70]}]})).x.data // [3, 70]
 */
export function covariatesStep({names}: CovariatesStepOptions): Transformer {
  if (names.length === 0) throw new RangeError("covariatesStep: names must not be empty, got none");
  return {
    name: "join covariates",
    settings: {names},
    fit(train) {
      const codings = codingsOf("covariatesStep", named(train, names), train.x.rows);
      const added = covariateColumns(codings);
      return (any) => {
        const {rows, columns, data} = any.x;
        const encoded = encodeCovariates("covariatesStep", codings, named(any, names), rows);
        const width = columns + added.length;
        const joined = new Float64Array(rows * width);
        for (let row = 0; row < rows; row++) {
          joined.set(data.subarray(columns * row, columns * (row + 1)), width * row);
          const own = encoded.data.subarray(added.length * row, added.length * (row + 1));
          joined.set(own, width * row + columns);
        }
        const x = {data: joined, rows, columns: width};
        return {...any, x, names: [...any.names, ...added]};
      };
    },
  };
}
