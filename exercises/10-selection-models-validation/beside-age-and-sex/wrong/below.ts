// mistake: the probability below the statistic, and the statistic with the wrong sign
// expect: probability below the statistic
// expect: cannot be negative
// answer: statistic
const statistic = -2 * (variant.all - variant.known);
// answer: adds
import {chiSquaredDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const smaller = fitLogistic(known, y);
  const larger = fitLogistic(
    known.map((row, i) => [...row, feature[i]]),
    y,
  );
  const ratio = 2 * (larger.logLikelihood - smaller.logLikelihood);
  return chiSquaredDistribution({df: 1}).cdf(ratio);
}
