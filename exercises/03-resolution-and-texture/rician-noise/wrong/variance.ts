// mistake: a variance is returned for a standard deviation
// expect: it must double
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  return magnitudes.reduce((sum, m) => sum + m * m, 0) / magnitudes.length / 2;
}
