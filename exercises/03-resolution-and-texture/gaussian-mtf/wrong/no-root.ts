// mistake: the square root is forgotten
// expect: The square root is missing
// answer: half
function mtf50(sigma: number): number {
  return Math.log(2) / 2 / (Math.PI * sigma) ** 2;
}
// answer: level
const frequencyAt = "-log(q)/2/(pi*s)^2";
