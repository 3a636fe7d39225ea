// mistake: the directed matrix is doubled; pairs are counted both ways where one was asked for
// expect: twice the directed matrix
// expect: One way was asked for
// answer: pairs
const pairCount = "2 * (Nx - abs(dx)) * (Ny - abs(dy)) * (Nz - abs(dz))";
// answer: symmetric
function symmetricCounts(counts: number[][]): number[][] {
  return counts.map((row) => row.map((n) => 2 * n));
}
