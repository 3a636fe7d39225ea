// mistake: with a fixed number the mean is thought to be safe
// expect: The mean is one of the intensities
// answer: survives
function survives(rule: string, change: string): string[] {
  if (rule === "fixed number") return ["mean", "contrast", "second moment", "homogeneity"];
  return change === "plus 10" ? ["variance"] : [];
}
