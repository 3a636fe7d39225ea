// mistake: texture of a fixed size is thought to be safe as well; contrast is not squared
// expect: the levels do change
// expect: but contrast squares them
// answer: survives
function survives(_rule: string, change: string): string[] {
  const texture = ["contrast", "second moment", "homogeneity"];
  return change === "plus 10" ? ["variance", ...texture] : texture;
}
// answer: factor
const contrastFactor = "s";
