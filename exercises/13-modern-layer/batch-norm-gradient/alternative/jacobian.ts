// alternative: the whole matrix of derivatives, column by column
// answer: gradient
function gradient(z: number[], g: number[], gamma: number, eps: number): number[] {
  const n = z.length;
  const mu = z.reduce((a, b) => a + b) / n;
  const s2 = z.reduce((s, v) => s + (v - mu) ** 2, 0) / n + eps;
  return z.map((zi, i) => {
    let sum = 0;
    z.forEach((zk, k) => {
      const own = k === i ? 1 : 0;
      const slope = (own - 1 / n) / Math.sqrt(s2) - ((zk - mu) * (zi - mu)) / n / s2 ** 1.5;
      sum += gamma * g[k] * slope;
    });
    return sum;
  });
}
