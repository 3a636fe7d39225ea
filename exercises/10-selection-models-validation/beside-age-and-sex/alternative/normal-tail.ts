// alternative: the tail of chi-squared from the normal distribution; the statistic in digits of a text
// answer: statistic
const statistic = (2 * variant.all - 2 * variant.known).toFixed(2);
// answer: adds
import {normalDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const fit = (rows: number[][]) => fitLogistic(rows, y).logLikelihood;
  const gained = fit(known.map((row, i) => row.concat(feature[i]))) - fit(known);
  return 2 * normalDistribution().survival(Math.sqrt(2 * Math.max(0, gained)));
}
// answer: unmasked
function unmasked(age: number[], disease: number[]): number[] {
  return age.map((value, i) => Math.tanh(0.2 * (disease[i] - value)));
}
