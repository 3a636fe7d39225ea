// mistake: the noise of one channel is forgotten
// expect: Two channels are noisy
// expect: one channel only
// expect: mean of |n| for one channel
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  return Math.sqrt(magnitudes.reduce((sum, m) => sum + m * m, 0) / magnitudes.length);
}
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  const square = magnitudes.reduce((sum, m) => sum + m * m, 0) / magnitudes.length;
  return Math.sqrt(Math.max(0, square - sigma * sigma));
}
// answer: floor
const meanOfAir = "s*sqrt(2/pi)";
