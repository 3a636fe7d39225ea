// mistake: a run is counted when the next one starts, so that the last of a row is lost
// expect: The last run of each row is missing
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  for (const row of levels) {
    let length = 1;
    for (let x = 1; x < row.length; x++) {
      if (row[x] === row[x - 1]) length++;
      else {
        if (row[x - 1] > 0) matrix[row[x - 1] - 1][length - 1]++;
        length = 1;
      }
    }
  }
  return matrix;
}
