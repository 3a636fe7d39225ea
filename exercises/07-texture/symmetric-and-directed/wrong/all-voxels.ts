// mistake: every voxel is given a neighbour, and the diagonal is entered once
// expect: some of them have no neighbour
// expect: The diagonal was not doubled
// answer: pairs
const pairCount = "Nx * Ny * Nz";
// answer: symmetric
function symmetricCounts(counts: number[][]): number[][] {
  return counts.map((row, i) => row.map((n, j) => (i === j ? n : n + counts[j][i])));
}
