// mistake: pixels outside get a row of the matrix; a checkerboard; the length is not squared
// expect: one row for each level
// expect: Both directions are alike here
// expect: has to be squared
// answer: short
const shortRuns = "0.6417";
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count + 1}, () => new Array<number>(levels[0].length).fill(0));
  for (const row of levels) {
    let length = 0;
    row.forEach((level, x) => {
      length++;
      if (row[x + 1] === level) return;
      matrix[level][length - 1]++;
      length = 0;
    });
  }
  return matrix;
}
// answer: direction
function oneWayOnly(): number[][] {
  return [
    [1, 2, 1, 2],
    [2, 1, 2, 1],
    [1, 2, 1, 2],
    [2, 1, 2, 1],
  ];
}
