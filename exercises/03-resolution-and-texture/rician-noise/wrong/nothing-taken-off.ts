// mistake: the root of the mean square, with all of its noise
// expect: No noise was taken off
// expect: the root of the mean square
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  return Math.sqrt(magnitudes.reduce((sum, m) => sum + m * m, 0) / magnitudes.length);
}
// answer: floor
const meanOfAir = "s*sqrt(2)";
