// mistake: the full width at half maximum is taken for the frequency
// expect: Asked for is a frequency
// answer: half
function mtf50(sigma: number): number {
  return 2 * Math.sqrt(2 * Math.log(2)) * sigma;
}
