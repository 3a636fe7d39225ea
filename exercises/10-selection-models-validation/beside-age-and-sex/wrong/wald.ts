// mistake: Wald's test; the share of squares is taken for r; the feature has another length
// expect: This is Wald's test
// expect: share r² of the squares
// expect: one finite number for each patient
// answer: adds
import {chiSquaredDistribution} from "voxelbook/core";
import {fitLogistic} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const {coefficients, standardErrors} = fitLogistic(
    known.map((row, i) => [...row, feature[i]]),
    y,
  );
  const at = known[0].length;
  const z = coefficients[at] / standardErrors![at + 1];
  return chiSquaredDistribution({df: 1}).survival(z * z);
}
// answer: partial
const gain = "-n*log(1 - r)";
// answer: unmasked
function unmasked(_age: number[], _disease: number[]): number[] {
  return [1, -1];
}
