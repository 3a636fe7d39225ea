// mistake: the standard error of the bias; one standard deviation is the cut-off; means differ
// expect: The standard error of the bias was used
// expect: The root of 2 was counted twice
// expect: one within-tumour standard deviation
// expect: The means differ by 1 %
// answer: limits
function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const n = a.length;
  const gaps = a.map((x, i) => (scale === "ratio" ? Math.log(x / b[i]) : x - b[i]));
  const bias = gaps.reduce((sum, gap) => sum + gap, 0) / n;
  const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
  const reach = (1.96 * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
  const three = [bias - reach, bias, bias + reach];
  return scale === "ratio" ? three.map(Math.exp) : three;
}
// answer: coefficient
const repeatability = "1.96*sqrt(2)*sqrt(s^2 + b^2)";
// answer: changed
function hasChanged(before: number, after: number, pairs: number[][]): string {
  const squares = pairs.map(([first, second]) => Math.log(first / second) ** 2 / 2);
  const within = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / pairs.length);
  const change = Math.log(after / before);
  if (Math.abs(change) <= within) return "cannot tell";
  return change > 0 ? "grown" : "shrunk";
}
// answer: line
function correlatedPairs(): number[][] {
  const a = [6, 7, 8, 9, 10, 11, 12, 13, 14];
  return [a, a.map((volume) => 2 * volume)];
}
