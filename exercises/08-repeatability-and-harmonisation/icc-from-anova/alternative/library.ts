// alternative: the library's table; mean forms written out; another arrangement of the formula
// answer: squares
import {ratingAnova} from "voxelbook/statistics";

function meanSquares(ratings: number[][]): number[] {
  const {subjects, raters, residual, within} = ratingAnova(ratings);
  return [subjects.ms, raters.ms, residual.ms, within.ms];
}
// answer: forms
function sixForms([r, c, e, w]: number[], n: number, k: number): number[] {
  return [
    (r - w) / (r + (k - 1) * w),
    (r - e) / (r + (k - 1) * e + (k * (c - e)) / n),
    (r - e) / (r + (k - 1) * e),
    (r - w) / r,
    (r - e) / (r + (c - e) / n),
    (r - e) / r,
  ];
}
// answer: least
const leastF = "q + q*k*c/(1 - c)";
