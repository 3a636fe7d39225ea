// alternative: runs found in a text, a ramp of stripes, fractions added by a program
// answer: percentage
const runPercentage = "50 %";
// answer: short
const shortRuns = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4].reduce((sum, j) => sum + 1 / j ** 2, 0) / 10;
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => levels[0].map(() => 0));
  for (const row of levels) {
    for (const run of row
      .map((v) => String.fromCharCode(v))
      .join("")
      .match(/(.)\1*/gs) ?? []) {
      const level = run.charCodeAt(0);
      if (level > 0) matrix[level - 1][run.length - 1] += 1;
    }
  }
  return matrix;
}
// answer: direction
function oneWayOnly(): number[][] {
  return Array.from({length: 4}, () => [1, 2, 3, 4]);
}
