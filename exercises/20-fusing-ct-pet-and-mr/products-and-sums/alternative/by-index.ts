// alternative: each place of the list knows its row and column
// answer: outer
function outer(a: number[], b: number[]): number[] {
  const [left, right] = [[1].concat(a), [1].concat(b)];
  const n = right.length;
  return Array.from({length: left.length * n}, (_, i) => left[Math.floor(i / n)] * right[i % n]);
}
