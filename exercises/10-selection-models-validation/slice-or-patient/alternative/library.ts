// alternative: the library's grouped folds
// answer: folds
import {createRng} from "voxelbook/core";
import {groupedKFold} from "voxelbook/statistics";

function foldsByPatient(patients: string[], folds: number): number[] {
  const foldOf = new Array<number>(patients.length).fill(0);
  groupedKFold(patients, {folds, rng: createRng("mine")}).forEach(({test}, fold) => {
    for (const row of test) foldOf[row] = fold;
  });
  return foldOf;
}
// answer: variance
const varianceOfMean = "r/n + (1 - r)/(n*k)";
// answer: together
const together = ["retest", "augmented", "lesions"];
