// alternative: a run is counted where it starts, and followed to its end
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  for (const row of levels) {
    for (let x = 0; x < row.length; x++) {
      if (row[x] === 0 || row[x - 1] === row[x]) continue;
      let end = x;
      while (row[end + 1] === row[x]) end++;
      matrix[row[x] - 1][end - x]++;
    }
  }
  return matrix;
}
// answer: direction
function oneWayOnly(): number[][] {
  return Array.from({length: 4}, () => [4, 1, 4, 1]);
}
