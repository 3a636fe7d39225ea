// mistake: squares of means are added without their weights; the number of scanners is forgotten
// expect: every row mean stands for k numbers
// expect: for k = 2 this is right
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
    square(rows.map((m) => m - grand)) / (n - 1),
    square(columns.map((m) => m - grand)) / (k - 1),
    square(rest) / ((n - 1) * (k - 1)),
    square(within) / (n * (k - 1)),
  ];
}
// answer: least
const leastF = "q*(1 + c)/(1 - c)";
