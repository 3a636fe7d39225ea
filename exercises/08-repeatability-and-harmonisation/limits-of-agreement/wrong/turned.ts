// mistake: the difference is turned; the bias is left out of the coefficient; no straight line
// expect: The sign is turned
// expect: The bias is missing
// expect: do not lie on one straight line
// answer: limits
function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const gaps = a.map((x, i) => (scale === "ratio" ? Math.log(b[i] / x) : b[i] - x));
  const bias = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
  const reach = 1.96 * Math.sqrt(squares / (gaps.length - 1));
  const three = [bias - reach, bias, bias + reach];
  return scale === "ratio" ? three.map(Math.exp) : three;
}
// answer: coefficient
const repeatability = "1.96*s";
// answer: line
function correlatedPairs(): number[][] {
  return [
    [1, 20, 2, 19, 3, 18, 4, 17],
    [20, 1, 19, 2, 18, 3, 17, 4],
  ];
}
