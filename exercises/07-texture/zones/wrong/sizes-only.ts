// mistake: sizes without their levels; three rows
// expect: Give a list of pairs
// expect: four rows of four whole levels
// answer: sizes
function zoneSizes(levels: number[][], _connectivity: number): number[][] {
  return levels.map((row) => row.map(() => 1));
}
// answer: apart
function fallsApart(): number[][] {
  return [
    [1, 2, 1, 2],
    [2, 1, 2, 1],
    [1, 2, 1, 2],
  ];
}
