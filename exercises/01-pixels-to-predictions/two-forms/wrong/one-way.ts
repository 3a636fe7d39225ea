// mistake: the one-way table is used
// expect: This is ICC(1,1)
// answer: agreement
function iccAgreement(ratings: number[][]): number {
  const n = ratings.length;
  const k = ratings[0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const rows = ratings.map(mean);
  const grand = mean(rows);
  const squares = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const msr = (k * squares(rows.map((r) => r - grand))) / (n - 1);
  const msw = squares(ratings.flatMap((row, i) => row.map((x) => x - rows[i]))) / (n * (k - 1));
  return (msr - msw) / (msr + (k - 1) * msw);
}
// answer: shift
const shifted = "v/(v + d^2)";
