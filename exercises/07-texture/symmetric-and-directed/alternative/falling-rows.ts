// alternative: loops, rows that fall, a formula by cases
// answer: pairs
const pairCount = "(Nx - max(dx, -dx)) * (Ny - sqrt(dy^2)) * (Nz - max(dz, -dz))";
// answer: opposite
function oppositeCounts(counts: number[][]): number[][] {
  const result = counts.map((row) => row.map(() => 0));
  for (let i = 0; i < counts.length; i++) {
    for (let j = 0; j < counts.length; j++) result[j][i] = counts[i][j];
  }
  return result;
}
// answer: unchanged
function unchanged(): string[] {
  return ["homogeneity", "contrast"];
}
// answer: halved
function halvedMoment(): number[][] {
  return [
    [9, 5, 1],
    [9, 5, 1],
    [9, 5, 1],
  ];
}
