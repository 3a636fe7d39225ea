// mistake: all columns count as degrees of freedom; the feature is the age with another sign
// expect: The degrees of freedom count all columns
// expect: This feature is the age again
// expect: whether age and sex add to the feature
// answer: statistic
const statistic = 2 * (variant.all - variant.feature);
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
  return chiSquaredDistribution({df: known[0].length + 1}).survival(ratio);
}
// answer: partial
const gain = "-2*n*log(1 - r^2)";
// answer: unmasked
function unmasked(age: number[], _disease: number[]): number[] {
  return age.map((value) => 3 - 2 * value);
}
