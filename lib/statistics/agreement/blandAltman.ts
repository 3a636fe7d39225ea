import {mean, normalDistribution, ShapeError, studentDistribution} from "../../core/index.ts";
import {checkedVector, requireConfidence} from "../checks.ts";
import {isConstant} from "../isConstant.ts";

/** Options of `blandAltman`. */
export interface BlandAltmanOptions {
  /**
   * "difference" where the error is of one size, "ratio" where it grows with what is measured: then
   * logarithms are compared, and all results are ratios. No default.
   */
  readonly scale: "difference" | "ratio";
  /** Share of differences that the limits are to hold; 0.95 when left out. */
  readonly coverage?: number;
  /** Probability that an interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** A number estimated from a sample, with its confidence interval. */
export interface IntervalEstimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** How two measurements of the same subjects differ. */
export interface BlandAltman {
  readonly scale: "difference" | "ratio";
  readonly coverage: number;
  readonly confidence: number;
  /** Number of pairs. */
  readonly pairs: number;
  /** Mean of the differences a − b, or geometric mean of the ratios a / b. */
  readonly bias: IntervalEstimate;
  /** Standard deviation of the differences, or of the natural logarithms of the ratios. */
  readonly sd: number;
  /** Limits of agreement. */
  readonly lowerLimit: IntervalEstimate;
  readonly upperLimit: IntervalEstimate;
  /** What the picture shows: the mean of each pair (geometric for ratios), and its difference or ratio. */
  readonly means: Float64Array;
  readonly differences: Float64Array;
}

/** Checks the two lists; ratios need positive numbers. */
function checkedPairs(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  isRatio: boolean,
): readonly [Float64Array, Float64Array] {
  const first = checkedVector("blandAltman", a, {name: "a"});
  const second = checkedVector("blandAltman", b, {name: "b"});
  if (first.length !== second.length) {
    throw new ShapeError(
      `blandAltman: a and b must hold one value for each subject, got ${first.length} and ${second.length}`,
    );
  }
  if (first.length < 2) {
    throw new RangeError(`blandAltman: a and b must hold at least 2 pairs, got ${first.length}`);
  }
  const low = [...first, ...second].find((value) => !(value > 0));
  if (isRatio && low !== undefined) {
    throw new RangeError(
      `blandAltman: ratios need values above 0, got ${low}; take scale "difference"`,
    );
  }
  return [first, second];
}

/**
 * Computes the limits of agreement of two measurements: between which numbers the difference of the two
 * lies for most subjects.
 *
 * Limits rest on differences that are normal, alike for small and large subjects, and one pair a
 * subject: look at `differences` over `means` first. The intervals of the limits are those of Bland and
 * Altman, with Student's t; the standard deviation has divisor n − 1. On the scale "ratio" the same is
 * done with logarithms and turned back, so a bias of 1.1 means that a is 10 % above b.
 *
 * @formula eq:limits-of-agreement $\bar d \pm z\,s_d$, $\mathrm{SE} = s_d \sqrt{\frac1n + \frac{z^2}{2(n-1)}}$
 * @param a - measurements by the first way, in any unit, shape [n], at least 2
 * @param b - the same subjects by the second way, shape [n]
 * @param options - scale, "difference" or "ratio", no default; coverage and confidence, 0.95 each when
 *   left out
 * @returns bias, lowerLimit and upperLimit, each with its interval; sd; means and differences, shape [n]
 * @throws RangeError when there are fewer than 2 pairs, a value is not finite, a ratio's value is not
 *   above 0, or an option breaks its rule
 * @throws ShapeError when a and b are not equally long
 * @ref bland1986
 * @ref bland1999
 * @example blandAltman([10, 12, 14], [9, 12, 15], {scale: "difference"}).bias.value // 0
 * blandAltman([2, 4, 8], [1, 2, 4], {scale: "ratio"}).upperLimit.value // 2
 */
export function blandAltman(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {scale, coverage = 0.95, confidence = 0.95}: BlandAltmanOptions,
): BlandAltman {
  if (scale !== "difference" && scale !== "ratio") {
    throw new RangeError(`blandAltman: scale must be "difference" or "ratio", got ${scale}`);
  }
  if (!(coverage > 0 && coverage < 1)) {
    throw new RangeError(`blandAltman: coverage must lie between 0 and 1, got ${coverage}`);
  }
  requireConfidence("blandAltman", confidence);
  const isRatio = scale === "ratio";
  const [first, second] = checkedPairs(a, b, isRatio);
  const n = first.length;
  const gaps = first.map((value, i) => (isRatio ? Math.log(value / second[i]) : value - second[i]));
  const centre = isConstant(gaps) ? gaps[0] : mean(gaps);
  const sd = Math.sqrt(gaps.reduce((total, gap) => total + (gap - centre) ** 2, 0) / (n - 1));

  // How far each of the three numbers scatters from sample to sample.
  const z = normalDistribution().quantile((1 + coverage) / 2);
  const t = studentDistribution({df: n - 1}).quantile((1 + confidence) / 2);
  const reach = t * sd * Math.sqrt(1 / n);
  const limitReach = t * sd * Math.sqrt(1 / n + z ** 2 / (2 * (n - 1)));
  const back = (x: number): number => (isRatio ? Math.exp(x) : x);
  const around = (x: number, half: number): IntervalEstimate => {
    return {value: back(x), lower: back(x - half), upper: back(x + half)};
  };
  return {
    scale,
    coverage,
    confidence,
    pairs: n,
    bias: around(centre, reach),
    sd,
    lowerLimit: around(centre - z * sd, limitReach),
    upperLimit: around(centre + z * sd, limitReach),
    means: first.map((value, i) =>
      isRatio ? Math.sqrt(value) * Math.sqrt(second[i]) : (value + second[i]) / 2,
    ),
    differences: gaps.map(back),
  };
}
