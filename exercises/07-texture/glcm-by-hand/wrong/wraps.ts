// mistake: the picture is continued at its border, as a convolution may do
// expect: A pair with one foot outside does not count
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const [ny, nx] = [levels.length, levels[0].length];
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      const other = levels[(y + dy + ny) % ny][(x + dx + nx) % nx];
      matrix[level - 1][other - 1]++;
      matrix[other - 1][level - 1]++;
    });
  });
  return matrix.map((row) => row.map((n) => n / (2 * nx * ny)));
}
