// mistake: correlation is thought to be symmetric in its two sides
// expect: Correlation takes a mean
// answer: unchanged
function unchanged(): string[] {
  return ["contrast", "homogeneity", "correlation"];
}
