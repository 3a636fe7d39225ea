// mistake: the upper triangle is mirrored
// expect: Both triangles hold counts of their own
// answer: symmetric
function symmetricCounts(counts: number[][]): number[][] {
  return counts.map((row, i) => row.map((n, j) => (j >= i ? n : counts[j][i])));
}
