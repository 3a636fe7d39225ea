// mistake: ε is forgotten
// expect: The smoothing ε is missing
// answer: inside
const inside = "2/S - 2*I/S^2";
// answer: gradient
function diceGradient(p: number[], y: number[], eps: number): number[] {
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], 0);
  return y.map((label) => (2 * label) / both - (2 * inter) / both ** 2);
}
