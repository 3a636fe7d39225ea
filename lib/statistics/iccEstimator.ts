import {fDistribution} from "../core/index.ts";
import type {IccKind} from "./iccForm.ts";
import type {MeanSquares} from "./ratingAnova.ts";

/** An ICC with its interval. */
interface IccInterval {
  readonly icc: number;
  readonly lower: number;
  readonly upper: number;
}

/** An ICC with its interval and its F test. */
export interface IccEstimate extends IccInterval {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** The size of a table, and how sure its interval is to be. */
interface Design {
  readonly subjects: number;
  readonly raters: number;
  readonly confidence: number;
}

/** Most degrees of freedom of an F distribution; more come only where the mixture has no spread. */
const MOST_DF = 2e9;

/** Computes (MSR − error) / (MSR + (k − 1) error), or (MSR − error) / MSR for a mean of k ratings. */
function shareOf(msr: number, error: number, k: number, isMean: boolean): number {
  return (msr - error) / (isMean ? msr : msr + (k - 1) * error);
}

/** Estimates agreement, whose error mixes the raters' mean square with the residual one. */
function agreementOf(
  {msr, msc, mse}: MeanSquares,
  isMean: boolean,
  {subjects: n, raters: k, confidence}: Design,
): IccInterval {
  const single = (msr - mse) / (msr + (k - 1) * mse + (k / n) * (msc - mse));
  const icc = isMean ? (msr - mse) / (msr + (msc - mse) / n) : single;

  // Raters who agree to the last digit leave nothing to estimate an error from.
  if (msc === 0 && mse === 0) return {icc, lower: icc, upper: icc};

  // Satterthwaite's degrees of freedom of the mixture a + b.
  const a = k * single * msc;
  const b = (n * (1 - single) + k * single * (n - 1)) * mse;
  const df = (a + b) ** 2 / (a ** 2 / (k - 1) + b ** 2 / ((n - 1) * (k - 1)));
  if (!(df > 0 && df <= MOST_DF)) return {icc, lower: Number.NaN, upper: Number.NaN};
  const level = (1 + confidence) / 2;
  const above = fDistribution({df1: n - 1, df2: df}).quantile(level);
  const below = fDistribution({df1: df, df2: n - 1}).quantile(level);
  const [most, least] = [msr / above, msr * below];
  if (isMean) {
    return {
      icc,
      lower: (n * (most - mse)) / (msc - mse + n * most),
      upper: (n * (least - mse)) / (msc - mse + n * least),
    };
  }
  const error = k * msc + (k * n - k - n) * mse;
  return {
    icc,
    lower: (n * (most - mse)) / (error + n * most),
    upper: (n * (least - mse)) / (error + n * least),
  };
}

/**
 * Returns the function that turns mean squares into an estimate, for tables of one size and one form.
 * Critical values that depend on the size alone are found once.
 */
export function iccEstimator(
  {model, isMean}: IccKind,
  design: Design,
): (squares: MeanSquares) => IccEstimate {
  const {subjects: n, raters: k, confidence} = design;
  const df1 = n - 1;
  const df2 = model === 1 ? n * (k - 1) : (n - 1) * (k - 1);
  const {quantile, survival} = fDistribution({df1, df2});
  const above = quantile((1 + confidence) / 2);
  const below = fDistribution({df1: df2, df2: df1}).quantile((1 + confidence) / 2);
  return (squares) => {
    const {msr, msc, mse} = squares;
    const error = model === 1 ? (msc + (n - 1) * mse) / n : mse;
    const f = msr / error;
    const test = {f, df1, df2, p: Number.isNaN(f) ? Number.NaN : survival(f)};
    if (model === 2) return {...agreementOf(squares, isMean, design), ...test};
    return {
      icc: shareOf(msr, error, k, isMean),
      lower: shareOf(msr, above * error, k, isMean),
      upper: shareOf(below * msr, error, k, isMean),
      ...test,
    };
  };
}
