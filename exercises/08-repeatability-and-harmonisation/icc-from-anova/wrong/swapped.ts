// mistake: agreement and consistency are exchanged; a row is missing
// expect: agreement is the one with MSC in its denominator
// expect: Give a full table of numbers
// answer: forms
function sixForms(squares: number[], n: number, k: number): number[] {
  const [r, c, e, w] = squares;
  const single = [
    (r - w) / (r + (k - 1) * w),
    (r - e) / (r + (k - 1) * e),
    (r - e) / (r + (k - 1) * e + (k / n) * (c - e)),
  ];
  return [...single, ...single.map((icc) => (k * icc) / (1 + (k - 1) * icc))];
}
// answer: negative
function belowZero(): number[][] {
  return [
    [1, 20],
    [2, 30],
  ];
}
