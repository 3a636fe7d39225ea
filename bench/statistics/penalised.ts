import {createRng} from "../../lib/core/index.ts";
import {drawRadiomicsCohort} from "../../lib/data/index.ts";
import {type PathOptions, penalisedPath} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";
import {list, table} from "./table.ts";

/** Patients with more features than there are of them, in blocks that correlate; twenty matter. */
function cohort() {
  const rng = createRng("bench/lasso");
  const {x, y, truth} = drawRadiomicsCohort(rng, {
    patients: 500,
    features: 2000,
    informative: 20,
    effect: 0.7,
    blockSize: 20,
    correlation: 0.7,
  });
  const size = truth.logOdds.map((value) => value + 2 * rng.normal());
  return {x, y, size};
}

/** A row of 100 λ, each side asked for one accuracy. */
function pathRow(
  name: string,
  how: string,
  family: PathOptions["family"],
  ratio: number,
  {asked, tolerance, repeats}: {asked: number; tolerance: number; repeats: number},
): BenchRow {
  return {
    name,
    title: `lasso path, 500 × 2,000, 100 λ down to ${ratio} of the first, ${how}`,
    peers: ["scikit-learn"],
    repeats,
    tolerance,
    prepare: () => {
      const {x, y, size} = cohort();
      const truth = family === "gaussian" ? size : y;
      const options = {family, l1Ratio: 1, standardise: false, ratio} as const;
      const {lambdas} = penalisedPath(x, truth, options);
      return {
        arrays: {x: table(x), y: list(truth), lambdas: list(lambdas)},
        params: {tolerance: asked},
        run: () => penalisedPath(x, truth, {...options, lambdas}).coefficients.data,
      };
    },
  };
}

/** Lasso paths beside scikit-learn; ours are fitted to 1e-9 of the steepest slope in every row. */
export const PENALISED_ROWS: readonly BenchRow[] = [
  // Its own tolerance leaves some per cent of the largest coefficient.
  pathRow("lasso", "scikit-learn at its own tolerance", "gaussian", 0.01, {
    asked: 1e-4,
    tolerance: 0.02,
    repeats: 5,
  }),
  pathRow("lasso-precise", "scikit-learn at 1e-8", "gaussian", 0.01, {
    asked: 1e-8,
    tolerance: 1e-5,
    repeats: 2,
  }),
  // Liblinear charges the intercept too; scaled up it costs next to nothing.
  pathRow("lasso-logistic", "logistic, liblinear at its own tolerance", "binomial", 0.05, {
    asked: 1e-4,
    tolerance: 0.02,
    repeats: 1,
  }),
];
