// alternative: for each pair of levels the picture is searched; the features from a list of pairs
// answer: contrast
const differences = [0, 1, 1, 1, 1, 0, 2, 2, 0, 0, 1, 0];
const contrast = differences.reduce((sum, d) => sum + d * d, 0) / differences.length;
// answer: homogeneity
const homogeneity = "65.83 %";
// answer: matrix
function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const pairs: [number, number][] = [];
  for (let y = 0; y < levels.length; y++) {
    for (let x = 0; x < levels[0].length; x++) {
      const row = levels[y + dy] ?? [];
      if (row[x + dx]) pairs.push([levels[y][x], row[x + dx]], [row[x + dx], levels[y][x]]);
    }
  }
  const each = Array.from({length: count}, (_, k) => k + 1);
  return each.map((i) =>
    each.map((j) => pairs.filter(([a, b]) => a === i && b === j).length / pairs.length),
  );
}
