import {mean, ranks} from "../../core/index.ts";
import {isConstant} from "../isConstant.ts";

/** Compares values with labels; larger means that large values go with large labels. */
export type StatisticFunction = (values: Float64Array, labels: Float64Array) => number;

/** The statistics that have a name. */
const NAMES = ["mean-difference", "auc", "pearson", "spearman"] as const;

/** A statistic by its name, or one of the caller's own. */
export type PermutationStatistic = (typeof NAMES)[number] | StatisticFunction;

/** A statistic that is a rising line in the sum of weight times label. */
export interface LinearStatistic {
  readonly weights: Float64Array;
  readonly labels: Float64Array;
  readonly slope: number;
  readonly offset: number;
}

/** Refuses a statistic that is none. */
export function requireStatistic(statistic: PermutationStatistic): void {
  if (typeof statistic === "function" || NAMES.some((name) => name === statistic)) return;
  throw new RangeError(
    `permutationTest: statistic must be ${NAMES.join(", ")} or a function, got ${String(statistic)}`,
  );
}

/** Takes a list from its mean and divides it by its length as a vector. */
function unitVector(name: string, values: Float64Array): Float64Array {
  const centre = mean(values);
  const off = values.map((value) => value - centre);
  const length = Math.sqrt(off.reduce((sum, value) => sum + value * value, 0));
  if (isConstant(values) || !(length > 0)) {
    throw new RangeError(
      `permutationTest: ${name} must vary for a correlation, got ${values[0]} everywhere`,
    );
  }
  return off.map((value) => value / length);
}

/** Counts the labels of 1; refuses others than 0 and 1, and a group without anybody. */
function countOnes(labels: Float64Array, statistic: string): number {
  const wrong = labels.find((label) => label !== 0 && label !== 1);
  if (wrong !== undefined) {
    throw new RangeError(
      `permutationTest: labels must be 0 or 1 for the statistic ${statistic}, got ${wrong}`,
    );
  }
  const ones = labels.reduce((sum, label) => sum + label, 0);
  if (ones === 0 || ones === labels.length) {
    throw new RangeError(
      `permutationTest: labels must have both groups, got ${ones} of 1 among ${labels.length}`,
    );
  }
  return ones;
}

/** Writes a named statistic as a line in the sum of weight times label. */
export function linearStatistic(
  name: Exclude<PermutationStatistic, StatisticFunction>,
  values: Float64Array,
  labels: Float64Array,
): LinearStatistic {
  if (name === "pearson" || name === "spearman") {
    const [a, b] =
      name === "pearson" ? [values, labels] : [ranks(values).ranks, ranks(labels).ranks];
    const [weights, others] = [unitVector("values", a), unitVector("labels", b)];
    return {weights, labels: others, slope: 1, offset: 0};
  }
  const ones = countOnes(labels, name);
  const zeros = labels.length - ones;
  if (name === "auc") {
    const {ranks: weights} = ranks(values);
    const offset = -(ones + 1) / (2 * zeros);
    return {weights, labels, slope: 1 / (ones * zeros), offset};
  }

  // Weights from their mean: the sum over one group says all about both.
  const centre = mean(values);
  const weights = values.map((value) => value - centre);
  return {weights, labels, slope: 1 / ones + 1 / zeros, offset: 0};
}
