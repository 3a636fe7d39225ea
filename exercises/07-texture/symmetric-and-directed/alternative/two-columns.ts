// alternative: the symmetric counts through the opposite ones, a picture of one kind of pair
// answer: symmetric
function symmetricCounts(counts: number[][]): number[][] {
  const other = oppositeCounts(counts);
  return counts.map((row, i) => row.map((n, j) => other[i][j] + n));
}
// answer: halved
function halvedMoment(): number[][] {
  return [
    [1, 2],
    [1, 2],
  ];
}
