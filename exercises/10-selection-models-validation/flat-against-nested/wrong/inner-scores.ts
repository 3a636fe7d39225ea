// mistake: all candidates are averaged; the winners' inner scores are reported
// expect: averages all candidates
// expect: which won because they are large
// expect: the better of them lies above
// answer: flat
function flatScore(table: number[][]): number {
  const all = table.flat();
  return all.reduce((a, b) => a + b, 0) / all.length;
}
// answer: nested
function nestedScore(inner: number[][], _outer: number[][]): number {
  const best = inner.map((row) => Math.max(...row));
  return best.reduce((a, b) => a + b, 0) / best.length;
}
// answer: better
const betterOfTwo = "1/2";
