// alternative: the rest as what is left of the total; three scanners
// answer: squares
function meanSquares(ratings: number[][]): number[] {
  const n = ratings.length;
  const k = ratings[0].length;
  const all = ratings.flat();
  const grand = all.reduce((a, b) => a + b, 0) / (n * k);
  let between = 0;
  for (const row of ratings) between += k * (row.reduce((a, b) => a + b, 0) / k - grand) ** 2;
  let scanners = 0;
  for (let j = 0; j < k; j++) {
    let total = 0;
    for (const row of ratings) total += row[j];
    scanners += n * (total / n - grand) ** 2;
  }
  const total = all.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  const rest = total - between - scanners;
  return [
    between / (n - 1),
    scanners / (k - 1),
    rest / ((n - 1) * (k - 1)),
    (total - between) / (n * (k - 1)),
  ];
}
// answer: negative
function belowZero(): number[][] {
  return [
    [0, 50, 100],
    [1, 51, 102],
    [3, 52, 104],
    [4, 60, 105],
  ];
}
