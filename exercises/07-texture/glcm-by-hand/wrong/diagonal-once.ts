// mistake: a pair of equal levels is entered once, because (i, i) is its own mirror image
// expect: they add 2 to the diagonal
// answer: counts
function countsByHand(): number[][] {
  return [
    [1, 2, 0, 0],
    [2, 1, 2, 2],
    [0, 2, 1, 1],
    [0, 2, 1, 2],
  ];
}
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  let pairs = 0;
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[y + dy]?.[x + dx];
      if (other === undefined) return;
      matrix[level - 1][other - 1]++;
      pairs++;
      if (level === other) return;
      matrix[other - 1][level - 1]++;
      pairs++;
    });
  });
  return matrix.map((row) => row.map((n) => n / pairs));
}
