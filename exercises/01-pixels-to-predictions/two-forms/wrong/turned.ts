// mistake: raters are taken for subjects
// expect: Rows and columns are mixed up
// answer: agreement
function iccAgreement(ratings: number[][]): number {
  const turned = ratings[0].map((_, j) => ratings.map((row) => row[j]));
  const n = turned.length;
  const k = turned[0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const rows = turned.map(mean);
  const columns = turned[0].map((_, j) => mean(turned.map((row) => row[j])));
  const grand = mean(rows);
  const squares = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const msr = (k * squares(rows.map((r) => r - grand))) / (n - 1);
  const msc = (n * squares(columns.map((c) => c - grand))) / (k - 1);
  const rest = turned.flatMap((row, i) => row.map((x, j) => x - rows[i] - columns[j] + grand));
  const mse = squares(rest) / ((n - 1) * (k - 1));
  return (msr - mse) / (msr + (k - 1) * mse + (k / n) * (msc - mse));
}
// answer: apart
function formsApart(): number[][] {
  return [
    [1, 2, 3, 4],
    [6, 7, 8, 9],
  ];
}
