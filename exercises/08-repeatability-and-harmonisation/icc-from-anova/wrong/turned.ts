// mistake: rows are taken for scanners; the order of the tumours is turned on one scanner
// expect: tumours are rows
// expect: the sentence is not broken
// answer: squares
function meanSquares(ratings: number[][]): number[] {
  const table = ratings[0].map((_, j) => ratings.map((row) => row[j]));
  const n = table.length;
  const k = table[0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const square = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const rows = table.map(mean);
  const columns = table[0].map((_, j) => mean(table.map((row) => row[j])));
  const grand = mean(rows);
  const rest = table.flatMap((row, i) => row.map((x, j) => x - rows[i] - columns[j] + grand));
  const within = table.flatMap((row, i) => row.map((x) => x - rows[i]));
  return [
    (k * square(rows.map((m) => m - grand))) / (n - 1),
    (n * square(columns.map((m) => m - grand))) / (k - 1),
    square(rest) / ((n - 1) * (k - 1)),
    square(within) / (n * (k - 1)),
  ];
}
// answer: negative
function belowZero(): number[][] {
  return [
    [1, 3],
    [2, 2],
    [3, 1],
  ];
}
