// mistake: the frequency is taken in radians, so that pi is missing
// expect: A factor of pi is missing
// answer: half
function mtf50(sigma: number): number {
  return Math.sqrt(Math.log(2) / 2) / sigma;
}
// answer: level
const frequencyAt = "sqrt(-log(q)/2)/s";
