// mistake: rows and columns are exchanged, so that the neighbour lies below
// expect: These are the neighbours below
// answer: counts
function countsByHand(): number[][] {
  return [
    [2, 1, 0, 1],
    [1, 4, 1, 1],
    [0, 1, 2, 2],
    [1, 1, 2, 4],
  ];
}
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  let pairs = 0;
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[y + dx]?.[x + dy];
      if (other === undefined) return;
      matrix[level - 1][other - 1]++;
      matrix[other - 1][level - 1]++;
      pairs += 2;
    });
  });
  return matrix.map((row) => row.map((n) => n / pairs));
}
