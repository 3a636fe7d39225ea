// mistake: the feature is tested alone; the disease itself is the feature; r² for its logarithm
// expect: This tests the feature alone
// expect: Alone, this feature separates the outcomes
// expect: beginning for small r
// answer: statistic
const statistic = 2 * (variant.feature - variant.none);
// answer: adds
import {chiSquaredDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(_known: number[][], feature: number[], y: number[]): number {
  const model = fitLogistic(
    feature.map((value) => [value]),
    y,
  );
  const ratio = 2 * (model.logLikelihood - model.nullLogLikelihood);
  return chiSquaredDistribution({df: 1}).survival(ratio);
}
// answer: partial
const gain = "n*r^2";
// answer: unmasked
function unmasked(_age: number[], disease: number[]): number[] {
  return disease;
}
