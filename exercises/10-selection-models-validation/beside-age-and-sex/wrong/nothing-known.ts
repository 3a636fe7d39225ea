// mistake: the larger model is compared with one without columns; the sum of both causes is the feature
// expect: compared with one without columns
// expect: Alone, this feature separates the outcomes
// expect: The statistic cannot be negative
// answer: statistic
const statistic = 2 * (variant.all - variant.none);
// answer: adds
import {chiSquaredDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const model = fitLogistic(
    known.map((row, i) => [...row, feature[i]]),
    y,
  );
  const ratio = 2 * (model.logLikelihood - model.nullLogLikelihood);
  return chiSquaredDistribution({df: known[0].length + 1}).survival(ratio);
}
// answer: partial
const gain = "n*log(1 - r^2)";
// answer: unmasked
function unmasked(age: number[], disease: number[]): number[] {
  return age.map((value, i) => value + disease[i]);
}
