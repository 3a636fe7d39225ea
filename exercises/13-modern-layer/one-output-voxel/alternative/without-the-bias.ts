// alternative: the bias is left out, since it cancels; texts for numbers
// answer: corner
const topLeft = "1.5";
// answer: other
const bottomRight = "-0.25";
// answer: layer
interface Parts {
  bias: number;
  gamma: number;
  beta: number;
  eps: number;
}
function layer(x: number[][], w: number[][], parts: Parts): number[][] {
  const z = x.slice(w.length - 1).map((_, i) =>
    x[0].slice(w[0].length - 1).map((_, j) => {
      let sum = 0;
      w.forEach((row, u) => {
        row.forEach((weight, v) => {
          sum += weight * x[i + u][j + v];
        });
      });
      return sum;
    }),
  );
  const all = z.flat();
  const mean = all.reduce((a, b) => a + b) / all.length;
  const variance = all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length;
  const root = Math.sqrt(variance + parts.eps);
  return z.map((row) =>
    row.map((v) => Math.max(0, (parts.gamma * (v - mean)) / root + parts.beta)),
  );
}
