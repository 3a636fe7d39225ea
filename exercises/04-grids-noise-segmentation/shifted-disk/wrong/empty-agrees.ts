// mistake: two empty masks are taken to agree perfectly
// expect: takes it for agreement
// answer: overlap
function diceOf(a: number[], b: number[]): number {
  const both = a.filter((value, i) => value + b[i] === 2).length;
  const sum = [...a, ...b].filter((value) => value === 1).length;
  return sum === 0 ? 1 : (2 * both) / sum;
}
