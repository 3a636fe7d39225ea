import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix, checkedVector} from "../checks.ts";
import type {Split} from "../validate/split.ts";
import {requireSplits} from "../validate/split.ts";
import {logisticLoss} from "./logisticNewton.ts";
import type {PathOptions, PenalisedPath} from "./penalisedPath.ts";
import {fitPath, pathPoint} from "./penalisedPath.ts";
import {predictLinear} from "./predictLinear.ts";

/** What `crossValidatedPath` fits, and which samples judge it. */
export interface CrossValidatedPathOptions extends PathOptions {
  /** Training and test samples of each fold, as `stratifiedKFold` or `groupedKFold` gives them. No default. */
  readonly splits: readonly Split[];
}

/** A path, and how well each of its points predicts samples it has not seen. */
export interface CrossValidatedPath {
  /** Fitted to all samples. */
  readonly path: PenalisedPath;
  /** Mean loss over the test samples of all folds, shape [points]. */
  readonly losses: Float64Array;
  /** Standard error of that mean, from how the folds differ, shape [points]. */
  readonly standardErrors: Float64Array;
  /** Index of the λ with the least loss. */
  readonly best: number;
  /** Index of the largest λ whose loss is within one standard error of the least. */
  readonly oneStandardError: number;
}

/** Mean squared error, halved, or mean negative log-likelihood. */
function meanLoss(family: PathOptions["family"], fit: Float64Array, y: Float64Array): number {
  if (family === "binomial") return logisticLoss(fit, Uint8Array.from(y)) / y.length;
  let total = 0;
  for (let i = 0; i < y.length; i++) total += (y[i] - fit[i]) ** 2;
  return total / (2 * y.length);
}

/** Takes some rows, in their order. */
function takeRows({data, columns}: Matrix, places: Int32Array): Matrix {
  const part = new Float64Array(places.length * columns);
  places.forEach((place, i) => {
    part.set(data.subarray(place * columns, (place + 1) * columns), i * columns);
  });
  return {data: part, rows: places.length, columns};
}

/** Fits a path to the training samples of a fold and judges each of its points by the test samples. */
function foldLosses(
  {name, train, test}: Split,
  x: Matrix,
  y: Float64Array,
  {lambdas}: PenalisedPath,
  {family, l1Ratio, standardise, tolerance}: PathOptions,
): Float64Array {
  const own = fitPath(
    `crossValidatedPath: ${name}`,
    takeRows(x, train),
    Float64Array.from(train, (i) => y[i]),
    {
      family,
      l1Ratio,
      standardise,
      lambdas,
      ...(tolerance === undefined ? {} : {tolerance}),
    },
  );
  const unseen = takeRows(x, test);
  const truth = Float64Array.from(test, (i) => y[i]);
  return Float64Array.from(lambdas, (_, k) =>
    meanLoss(family, predictLinear(pathPoint(own, k), unseen), truth),
  );
}

/**
 * Follows a path of penalties and chooses its λ by cross-validation.
 *
 * One sequence of λ, laid on all samples, is used in every fold; everything that is learned, scales
 * included, is learned on the training samples of the fold. The loss at the chosen λ is the best of
 * many and so too good: judge the model itself on other samples (`nestedCrossValidate`).
 *
 * @formula $\mathrm{CV}(\lambda) = \frac{1}{\sum_k n_k} \sum_k \sum_{i \in \text{test}_k} \ell(y_i, b_k + x_i^T \beta_k(\lambda))$
 * @param x - shape [rows × columns], no missing values
 * @param y - as in `penalisedPath`, shape [rows]
 * @param options - splits, at least two; family, l1Ratio, standardise and the rest as in `penalisedPath`
 * @returns the path of all samples; losses and their standardErrors; best, the index of the least loss,
 *   and oneStandardError, that of the largest λ within one standard error of it
 * @throws RangeError when a split has an empty side, shares a sample between its sides or names one that
 *   is not there, or for what `penalisedPath` refuses, in the whole or in a fold
 * @throws ShapeError when y does not have a value for each row
 * @throws TypeError when splits are not given
 * @ref friedman2010
 * @example crossValidatedPath([[0], [1], [2], [3]], [0, 1, 2, 3], {family: "gaussian", l1Ratio: 1, standardise: false, lambdas: [1, 0.1], splits: kFold(4, {folds: 2, rng: createRng("folds")})}).best // 1
 */
export function crossValidatedPath(
  x: MatrixLike,
  y: ArrayLike<number>,
  {splits, ...options}: CrossValidatedPathOptions,
): CrossValidatedPath {
  const {data, rows, columns} = checkedMatrix("crossValidatedPath", x);
  const outcome = checkedVector("crossValidatedPath", y, {name: "y", length: rows});
  requireSplits("crossValidatedPath", splits, {size: rows, least: 2});
  const path = fitPath("crossValidatedPath", {data, rows, columns}, outcome, options);
  const judged = splits.map((split) =>
    foldLosses(split, {data, rows, columns}, outcome, path, options),
  );

  // Folds count by their size; how they differ says how uncertain their mean is.
  const all = splits.reduce((total, {test}) => total + test.length, 0);
  const losses = new Float64Array(path.lambdas.length);
  const spread = new Float64Array(path.lambdas.length);
  for (let k = 0; k < losses.length; k++) {
    splits.forEach(({test}, f) => {
      losses[k] += (test.length * judged[f][k]) / all;
    });
    splits.forEach(({test}, f) => {
      spread[k] += (test.length * (judged[f][k] - losses[k]) ** 2) / all;
    });
  }
  const standardErrors = spread.map((value) => Math.sqrt(value / (splits.length - 1)));
  const best = losses.reduce((least, loss, k) => (loss < losses[least] ? k : least), 0);
  const limit = losses[best] + standardErrors[best];
  return {
    path,
    losses,
    standardErrors,
    best,
    oneStandardError: losses.findIndex((l) => l <= limit),
  };
}
