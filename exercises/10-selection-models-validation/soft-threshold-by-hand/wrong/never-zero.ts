// mistake: λ is taken off without stopping at 0; the square of the feature is forgotten; the ridge part counts twice
// expect: Within λ of 0 the minimum is 0 itself
// expect: divided by the mean of x²
// expect: half of w²
// answer: threshold
function shrink(z: number, lambda: number): number {
  return z > 0 ? z - lambda : z + lambda;
}
// answer: one
const values = [2, 1, 0, -1, -2];
const slope = values.reduce((sum, x, i) => sum + x * variant.y[i], 0) / 5;
const coefficient = Math.sign(slope) * (Math.abs(slope) - variant.lambda);
// answer: mixture
const mixed = "(z - l*a)/(1 + 2*l*(1 - a))";
