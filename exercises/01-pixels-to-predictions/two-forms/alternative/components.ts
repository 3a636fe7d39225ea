// alternative: components of variance, from sums of squares
// answer: agreement
function iccAgreement(ratings: number[][]): number {
  const n = ratings.length;
  const k = ratings[0].length;
  const flat = ratings.flat();
  const total = flat.reduce((a, b) => a + b, 0);
  const correction = total ** 2 / (n * k);
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  const ssTotal = sum(flat.map((x) => x * x)) - correction;
  const ssRows = sum(ratings.map((row) => sum(row) ** 2 / k)) - correction;
  const ssColumns =
    sum(ratings[0].map((_, j) => sum(ratings.map((row) => row[j])) ** 2 / n)) - correction;
  const error = (ssTotal - ssRows - ssColumns) / ((n - 1) * (k - 1));
  const subjects = (ssRows / (n - 1) - error) / k;
  const raters = (ssColumns / (k - 1) - error) / n;
  return subjects / (subjects + raters + error);
}
// answer: shift
const shifted = "v/(v + d^2/2)";
