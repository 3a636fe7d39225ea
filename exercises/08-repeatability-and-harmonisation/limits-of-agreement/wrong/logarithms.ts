// mistake: logarithms are not turned back; bias and spread are added; a fixed cut-off of 20 %
// expect: These are logarithms still
// expect: Their squares add up
// expect: A fixed cut-off of 20 % was used
// expect: stretch the second list more
// answer: limits
function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const gaps = a.map((x, i) => (scale === "ratio" ? Math.log(x / b[i]) : x - b[i]));
  const bias = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
  const reach = 1.96 * Math.sqrt(squares / (gaps.length - 1));
  return [bias - reach, bias, bias + reach];
}
// answer: coefficient
const repeatability = "1.96*(s + b)";
// answer: changed
function hasChanged(before: number, after: number, _pairs: number[][]): string {
  const change = after / before - 1;
  if (Math.abs(change) < 0.2) return "cannot tell";
  return change > 0 ? "grown" : "shrunk";
}
// answer: line
function correlatedPairs(): number[][] {
  const a = [6, 7, 8, 9, 10, 11, 12, 13, 14];
  return [a, a.map((volume) => 10 + 1.2 * (volume - 10))];
}
