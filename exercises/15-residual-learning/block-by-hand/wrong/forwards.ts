// mistake: the matrices are applied forwards instead of their transposes
// expect: by its transpose
// answer: gradient
function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const times = (w: number[][], v: number[]) =>
    w.map((row) => row.reduce((sum, a, j) => sum + a * v[j], 0));
  const z = times(w1, x);
  const inner = times(w2, g).map((v, k) => (z[k] > 0 ? v : 0));
  return times(w1, inner).map((v, j) => v + g[j]);
}
