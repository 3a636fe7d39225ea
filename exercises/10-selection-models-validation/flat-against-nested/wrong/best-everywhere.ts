// mistake: the best of each fold, and the best outer score of each split
// expect: best candidate of each fold
// expect: have chosen their own model
// answer: flat
function flatScore(table: number[][]): number {
  const best = table[0].map((_, k) => Math.max(...table.map((row) => row[k])));
  return best.reduce((a, b) => a + b, 0) / best.length;
}
// answer: nested
function nestedScore(_inner: number[][], outer: number[][]): number {
  const best = outer.map((row) => Math.max(...row));
  return best.reduce((a, b) => a + b, 0) / best.length;
}
// answer: better
const betterOfTwo = "1/2 + s";
