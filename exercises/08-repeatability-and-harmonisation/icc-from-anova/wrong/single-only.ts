// mistake: the mean forms are not stepped up; the shift is too small
// expect: The mean forms equal the single ones
// expect: the shift between the scanners is too small
// answer: forms
function sixForms(squares: number[], n: number, k: number): number[] {
  const [r, c, e, w] = squares;
  const single = [
    (r - w) / (r + (k - 1) * w),
    (r - e) / (r + (k - 1) * e + (k / n) * (c - e)),
    (r - e) / (r + (k - 1) * e),
  ];
  return [...single, ...single];
}
// answer: negative
function belowZero(): number[][] {
  return [1, 2, 3].map((value) => [value, value + 0.1]);
}
