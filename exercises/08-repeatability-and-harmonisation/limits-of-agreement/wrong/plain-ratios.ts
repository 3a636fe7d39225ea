// mistake: ratios are averaged as they are; the bias is taken out of the pairs; lists too short
// expect: The ratios themselves were averaged
// expect: nothing is subtracted
// expect: Give two lists of at least eight positive numbers
// answer: limits
function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const gaps = a.map((x, i) => (scale === "ratio" ? x / b[i] : x - b[i]));
  const bias = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
  const reach = 1.96 * Math.sqrt(squares / (gaps.length - 1));
  return [bias - reach, bias, bias + reach];
}
// answer: changed
function hasChanged(before: number, after: number, pairs: number[][]): string {
  const logs = pairs.map(([first, second]) => Math.log(first / second));
  const bias = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - bias) ** 2, 0);
  const change = Math.log(after / before);
  if (Math.abs(change) <= 1.96 * Math.sqrt(squares / (logs.length - 1))) return "cannot tell";
  return change > 0 ? "grown" : "shrunk";
}
// answer: line
function correlatedPairs(): number[][] {
  return [
    [5, 15],
    [1, 19],
  ];
}
