// mistake: entropy is thought to be the same; one pair stands both ways round
// expect: Entropy has a logarithm
// expect: Some pair stands both ways round
// answer: unchanged
function unchanged(): string[] {
  return ["contrast", "homogeneity", "entropy"];
}
// answer: halved
function halvedMoment(): number[][] {
  return [
    [1, 2, 3],
    [3, 4, 3],
  ];
}
