// mistake: pairs are entered twice and divided by their number once
// expect: the cells add to 2
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  let pairs = 0;
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[y + dy]?.[x + dx];
      if (other === undefined) return;
      matrix[level - 1][other - 1]++;
      matrix[other - 1][level - 1]++;
      pairs++;
    });
  });
  return matrix.map((row) => row.map((n) => n / pairs));
}
