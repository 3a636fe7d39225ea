// mistake: the root of a negative number
// expect: the root of a negative number
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  const square = magnitudes.reduce((sum, m) => sum + m * m, 0) / magnitudes.length;
  return Math.sqrt(square - 2 * sigma * sigma);
}
