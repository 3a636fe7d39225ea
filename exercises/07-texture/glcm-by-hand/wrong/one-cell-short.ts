// mistake: the matrix has rows only for the levels that occur
// expect: one row and one column for each level
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number): number[][] {
  const present = [...new Set(levels.flat())].sort((a, b) => a - b);
  const matrix = present.map(() => present.map(() => 0));
  let pairs = 0;
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[y + dy]?.[x + dx];
      if (other === undefined) return;
      matrix[present.indexOf(level)][present.indexOf(other)]++;
      matrix[present.indexOf(other)][present.indexOf(level)]++;
      pairs += 2;
    });
  });
  return matrix.map((row) => row.map((n) => n / pairs));
}
