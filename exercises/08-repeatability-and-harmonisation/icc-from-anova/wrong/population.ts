// mistake: sums are divided by the number of values; the quantile is left out
// expect: divided by its degrees of freedom
// expect: The lower bound asks for q times as much
// answer: squares
function meanSquares(ratings: number[][]): number[] {
  const n = ratings.length;
  const k = ratings[0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const square = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const rows = ratings.map(mean);
  const columns = ratings[0].map((_, j) => mean(ratings.map((row) => row[j])));
  const grand = mean(rows);
  const rest = ratings.flatMap((row, i) => row.map((x, j) => x - rows[i] - columns[j] + grand));
  const within = ratings.flatMap((row, i) => row.map((x) => x - rows[i]));
  return [
    (k * square(rows.map((m) => m - grand))) / n,
    (n * square(columns.map((m) => m - grand))) / k,
    square(rest) / (n * k),
    square(within) / (n * k),
  ];
}
// answer: least
const leastF = "(1 + (k - 1)*c)/(1 - c)";
