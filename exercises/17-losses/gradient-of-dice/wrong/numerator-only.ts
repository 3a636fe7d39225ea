// mistake: only the numerator is differentiated
// expect: Only the numerator was differentiated
// answer: inside
const inside = "2/(S + e)";
// answer: outside
const outside = "0";
// answer: gradient
function diceGradient(p: number[], y: number[], eps: number): number[] {
  const both = p.reduce((sum, one, i) => sum + one + y[i], eps);
  return y.map((label) => (2 * label) / both);
}
