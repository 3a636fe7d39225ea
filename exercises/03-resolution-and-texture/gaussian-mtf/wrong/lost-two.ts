// mistake: the 2 in the exponent is lost
// expect: The 2 of the exponent
// answer: half
function mtf50(sigma: number): number {
  return Math.sqrt(Math.log(2)) / (Math.PI * sigma);
}
