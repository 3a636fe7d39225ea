// mistake: mean magnitudes are taken for sigma and for the signal
// expect: the mean magnitude of air
// expect: reads too high close to the noise
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  return magnitudes.reduce((sum, m) => sum + m, 0) / magnitudes.length;
}
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  return magnitudes.reduce((sum, m) => sum + m, 0) / magnitudes.length;
}
