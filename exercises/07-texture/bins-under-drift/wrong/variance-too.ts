// mistake: the variance is thought to follow the bins
// expect: multiplying by 2 makes it four times as large
// expect: larger intensities make larger differences
// answer: survives
function survives(rule: string, _change: string): string[] {
  const texture = rule === "fixed number" ? ["contrast", "second moment", "homogeneity"] : [];
  return ["variance", ...texture];
}
// answer: factor
const contrastFactor = "1/s^2";
