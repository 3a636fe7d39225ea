// mistake: the sign is turned
// expect: The sign is turned
// answer: outside
const outside = "(2*I + e)/(S + e)^2";
// answer: logit
const byLogit = "-(2*I + e)/(S + e)^2*p*(1 - p)";
// answer: gradient
function diceGradient(p: number[], y: number[], eps: number): number[] {
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], eps);
  return y.map((label) => (2 * inter + eps) / both ** 2 - (2 * label) / both);
}
