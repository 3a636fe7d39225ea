// mistake: the form of the mean of all raters is given
// expect: This is ICC(2,k)
// answer: agreement
function iccAgreement(ratings: number[][]): number {
  const n = ratings.length;
  const k = ratings[0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const rows = ratings.map(mean);
  const columns = ratings[0].map((_, j) => mean(ratings.map((row) => row[j])));
  const grand = mean(rows);
  const squares = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const msr = (k * squares(rows.map((r) => r - grand))) / (n - 1);
  const msc = (n * squares(columns.map((c) => c - grand))) / (k - 1);
  const rest = ratings.flatMap((row, i) => row.map((x, j) => x - rows[i] - columns[j] + grand));
  const mse = squares(rest) / ((n - 1) * (k - 1));
  return (msr - mse) / (msr + (msc - mse) / n);
}
// answer: shift
const shifted = "2*v/(2*v + d)";
