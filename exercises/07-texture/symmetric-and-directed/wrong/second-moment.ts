// mistake: the second moment is thought to be the same; the picture has equal pairs
// expect: The second moment squares P
// expect: Pairs of equal levels lie on the diagonal
// answer: unchanged
function unchanged(): string[] {
  return ["contrast", "second moment", "homogeneity"];
}
// answer: halved
function halvedMoment(): number[][] {
  return [
    [1, 1, 2],
    [1, 2, 3],
  ];
}
