// mistake: the mean of both directions in place of the sum
// expect: This is the mean of both directions
// answer: symmetric
function symmetricCounts(counts: number[][]): number[][] {
  return counts.map((row, i) => row.map((n, j) => (n + counts[j][i]) / 2));
}
