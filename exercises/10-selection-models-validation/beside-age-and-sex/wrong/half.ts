// mistake: the factor 2 is forgotten; the feature is noise
// expect: The factor 2 is missing
// expect: Beside the age this feature tells nothing either
// answer: statistic
const statistic = variant.all - variant.known;
// answer: adds
import {chiSquaredDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const smaller = fitLogistic(known, y);
  const larger = fitLogistic(
    known.map((row, i) => [...row, feature[i]]),
    y,
  );
  const ratio = larger.logLikelihood - smaller.logLikelihood;
  return chiSquaredDistribution({df: 1}).survival(ratio);
}
// answer: partial
const gain = "-n*log(1 - r^2)/2";
// answer: unmasked
function unmasked(age: number[], _disease: number[]): number[] {
  return age.map((_, i) => Math.sin(9999 * (i + 1)));
}
