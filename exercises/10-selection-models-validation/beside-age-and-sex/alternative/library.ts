// alternative: the library's test; a feature spoilt by the age, with noise of its own
// answer: adds
import {fitLogistic, likelihoodRatioTest} from "voxelbook/statistics";

function addsBeside(known: number[][], feature: number[], y: number[]): number {
  const both = known.map((row, i) => [feature[i], ...row]);
  return likelihoodRatioTest(fitLogistic(known, y), fitLogistic(both, y)).p;
}
// answer: partial
const gain = "n*log(1/((1 - r)*(1 + r)))";
// answer: unmasked
import {createRng} from "voxelbook/core";

function unmasked(age: number[], disease: number[]): number[] {
  const rng = createRng("unmasked");
  return age.map((value, i) => 10 * (value - disease[i]) + 2 * rng.normal() + 50);
}
