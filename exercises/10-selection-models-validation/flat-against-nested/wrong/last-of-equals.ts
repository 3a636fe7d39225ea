// mistake: the last of equals is chosen; the waiting time is taken for the expected largest
// expect: the first candidate is chosen
// expect: until one exceeds 0.70
// expect: standard deviation s√2
// answer: nested
function nestedScore(inner: number[][], outer: number[][]): number {
  const scores = inner.map((row, k) => outer[k][row.lastIndexOf(Math.max(...row))]);
  return scores.reduce((a, b) => a + b, 0) / scores.length;
}
// answer: better
const betterOfTwo = "1/2 + s/sqrt(2*pi)";
// answer: many
const candidates = 161;
