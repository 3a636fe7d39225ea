// mistake: the ratio is turned over
// expect: ratio turned over
// answer: phi
function sphericity(volume: number, area: number): number {
  return area / (Math.cbrt(Math.PI) * (6 * volume) ** (2 / 3));
}
// answer: box
const boxSphericity = "2*(a*b + b*c + c*a)/(pi^(1/3)*(6*a*b*c)^(2/3))";
