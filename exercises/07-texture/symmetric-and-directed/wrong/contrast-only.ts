// mistake: homogeneity is left out; one row is no picture
// expect: One is missing
// expect: at least two rows
// answer: unchanged
function unchanged(): string[] {
  return ["contrast"];
}
// answer: halved
function halvedMoment(): number[][] {
  return [[1, 2, 3]];
}
