// alternative: the residuals are kept and changed as each coefficient is; the threshold in three branches
// answer: threshold
function shrink(z: number, lambda: number): number {
  if (z > lambda) return z - lambda;
  return z < -lambda ? z + lambda : 0;
}
// answer: sweep
function oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[] {
  const next = [...w];
  const left = y.map((value, i) => x[i].reduce((rest, v, j) => rest - v * w[j], value));
  next.forEach((old, j) => {
    const square = x.reduce((sum, row) => sum + row[j] ** 2, 0);
    const z = x.reduce((sum, row, i) => sum + row[j] * left[i], 0) + square * old;
    const price = lambda * x.length;
    next[j] = (z > price ? z - price : z < -price ? z + price : 0) / square;
    x.forEach((row, i) => {
      left[i] += row[j] * (old - next[j]);
    });
  });
  return next;
}
// answer: mixture
const mixed = "(z - a*l)/(1 + l - a*l)";
