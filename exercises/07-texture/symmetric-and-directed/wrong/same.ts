// mistake: the direction is thought not to matter
// expect: The matrix was returned as it is
// expect: symmetric already
// answer: opposite
function oppositeCounts(counts: number[][]): number[][] {
  return counts;
}
// answer: halved
function halvedMoment(): number[][] {
  return [
    [1, 2, 1],
    [2, 1, 2],
  ];
}
