// mistake: pixels are counted in place of runs; the sum is not divided
// expect: a run of length 3 counts once
// expect: not divided by the number of runs
// answer: hand
function runsByHand(): number[][] {
  return [
    [1, 2, 3, 0, 0],
    [3, 2, 3, 0, 0],
    [0, 2, 0, 4, 0],
  ];
}
// answer: short
const shortRuns = "5.035";
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  for (const row of levels) {
    let length = 0;
    row.forEach((level, x) => {
      length++;
      if (row[x + 1] === level) return;
      if (level > 0) matrix[level - 1][length - 1] += length;
      length = 0;
    });
  }
  return matrix;
}
