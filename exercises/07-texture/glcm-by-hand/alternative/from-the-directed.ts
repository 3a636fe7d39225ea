// alternative: the directed matrix first, then its transpose added; probabilities summed pair by pair
// answer: counts
function countsByHand(): number[][] {
  const directed = [
    [1, 2, 0, 0],
    [0, 1, 2, 1],
    [0, 0, 1, 1],
    [0, 1, 0, 2],
  ];
  return directed.map((row, i) => row.map((n, j) => n + directed[j][i]));
}
// answer: contrast
const contrast = 13 / 12;
// answer: energy
const secondMoment = "9.375 %";
// answer: homogeneity
const homogeneity = 5 / 12 + 5 / 12 / 2 + 2 / 12 / 5;
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const [ny, nx] = [levels.length, levels[0].length];
  const share = 1 / (nx - Math.abs(dx)) / (ny - Math.abs(dy)) / 2;
  const p = Array.from({length: count}, () => new Array<number>(count).fill(0));
  for (let y = Math.max(0, -dy); y < ny - Math.max(0, dy); y++) {
    for (let x = Math.max(0, -dx); x < nx - Math.max(0, dx); x++) {
      p[levels[y][x] - 1][levels[y + dy][x + dx] - 1] += share;
    }
  }
  return p.map((row, i) => row.map((value, j) => value + p[j][i]));
}
