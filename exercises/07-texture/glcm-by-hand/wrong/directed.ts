// mistake: each pair is entered once, in its own direction
// expect: This is the directed matrix
// answer: counts
function countsByHand(): number[][] {
  return [
    [1, 2, 0, 0],
    [0, 1, 2, 1],
    [0, 0, 1, 1],
    [0, 1, 0, 2],
  ];
}
// answer: energy
const secondMoment = "0.125";
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
    });
  });
  return matrix.map((row) => row.map((n) => n / pairs));
}
