// alternative: the library's function
// answer: agreement
import {icc} from "voxelbook/statistics";

function iccAgreement(ratings: number[][]): number {
  return icc(ratings, {form: "A,1"}).icc;
}
// answer: apart
function formsApart(): number[][] {
  return [0, 1, 2, 3, 4].map((value) => [value, value + 100, value - 40]);
}
