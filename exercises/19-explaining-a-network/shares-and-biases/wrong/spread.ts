// mistake: the bias is left out of the sum that divides
// expect: left out of the sum that divides
// answer: first
const first = ((2 * variant.a) / (2 * variant.a - 1)) * (2 * variant.a - 1 - variant.b) - 4;
// answer: left
const left = 0;
// answer: relevance
function relevance(x: number[], w: number[][], b: number[], v: number[]): number[] {
  const bare = w.map((row) => row.reduce((sum, weight, i) => sum + weight * x[i], 0));
  return x.map((value, i) =>
    bare.reduce((sum, s, j) => {
      const z = s + b[j];
      return z > 0 ? sum + ((value * w[j][i]) / s) * (v[j] * z) : sum;
    }, 0),
  );
}
