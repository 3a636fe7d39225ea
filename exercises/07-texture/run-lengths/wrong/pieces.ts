// mistake: every stretch inside a run is counted as well; cells are counted for runs
// expect: The shorter stretches inside a run
// expect: The cells that are filled were counted
// answer: percentage
const runPercentage = "0.4";
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  for (const row of levels) {
    row.forEach((level, x) => {
      if (level === 0) return;
      for (let end = x; row[end] === level; end++) matrix[level - 1][end - x]++;
    });
  }
  return matrix;
}
