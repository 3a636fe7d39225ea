// mistake: the spread of the magnitudes is taken for sigma
// expect: only 0.655 sigma
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  const n = magnitudes.length;
  const mean = magnitudes.reduce((sum, m) => sum + m, 0) / n;
  return Math.sqrt(magnitudes.reduce((sum, m) => sum + (m - mean) ** 2, 0) / n);
}
