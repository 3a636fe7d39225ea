// mistake: intersection over union is taken for Dice
// expect: Jaccard index
// answer: overlap
function diceOf(a: number[], b: number[]): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    both += a[i] & b[i];
    either += a[i] | b[i];
  }
  return both / either;
}
// answer: square
const squareDice = "(n - d)/(n + d)";
