// mistake: mean and variance are taken for constants, as in evaluation
// expect: Only the direct way was taken
// answer: gradient
function gradient(z: number[], g: number[], gamma: number, eps: number): number[] {
  const mean = (v: number[]) => v.reduce((a, b) => a + b) / v.length;
  const mu = mean(z);
  const root = Math.sqrt(mean(z.map((v) => (v - mu) ** 2)) + eps);
  const tilde = z.map((v) => (v - mu) / root);
  const along = mean(g.map((v, i) => v * tilde[i]));
  return g.map((v, i) => (gamma / root) * v);
}
