// mistake: a mean of k measurements is thought to be k times as reliable
// expect: are k times the single ones and exceed 1
// answer: forms
function sixForms(squares: number[], n: number, k: number): number[] {
  const [r, c, e, w] = squares;
  const single = [
    (r - w) / (r + (k - 1) * w),
    (r - e) / (r + (k - 1) * e + (k / n) * (c - e)),
    (r - e) / (r + (k - 1) * e),
  ];
  return [...single, ...single.map((icc) => k * icc)];
}
