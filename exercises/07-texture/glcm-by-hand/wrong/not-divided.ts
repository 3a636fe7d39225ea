// mistake: the counts are returned as probabilities
// expect: These are counts
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[y + dy]?.[x + dx];
      if (other === undefined) return;
      matrix[level - 1][other - 1]++;
      matrix[other - 1][level - 1]++;
    });
  });
  return matrix;
}
