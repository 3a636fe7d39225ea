// alternative: plain loops, and the number by a normal approximation of the quantile
// answer: flat
function flatScore(table: number[][]): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const folds of table) {
    let sum = 0;
    for (const value of folds) sum += value;
    if (sum / folds.length > best) best = sum / folds.length;
  }
  return best;
}
// answer: nested
function nestedScore(inner: number[][], outer: number[][]): number {
  let sum = 0;
  for (let k = 0; k < inner.length; k++) {
    let chosen = 0;
    for (let c = 1; c < inner[k].length; c++) if (inner[k][c] > inner[k][chosen]) chosen = c;
    sum += outer[k][chosen];
  }
  return sum / inner.length;
}
// answer: many
const candidates = 90;
