// mistake: a sliding mean; only the bright pixels count in the error
// expect: The windows overlap
// expect: wrong by the mean itself
// answer: bottleneck
function throughMean(x: number[], k: number): number[] {
  return x.map((_, i) => {
    const values = x.slice(i, i + k);
    return values.reduce((a, b) => a + b, 0) / values.length;
  });
}
// answer: edge
const edgeError = "r*(1 - r/k)^2";
