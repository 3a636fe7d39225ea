// mistake: values above the threshold are kept whole, in every question; equal features are thought to share
// expect: That is a hard threshold
// expect: Only the share 1 − α
// answer: threshold
function shrink(z: number, lambda: number): number {
  return Math.abs(z) > lambda ? z : 0;
}
// answer: one
const values = [2, 1, 0, -1, -2];
const coefficient = values.reduce((sum, x, i) => sum + x * variant.y[i], 0) / 10;
// answer: sweep
function oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[] {
  const next = [...w];
  for (let j = 0; j < w.length; j++) {
    let slope = 0;
    let square = 0;
    x.forEach((row, i) => {
      const others = row.reduce((sum, value, k) => (k === j ? sum : sum + value * next[k]), 0);
      slope += (row[j] * (y[i] - others)) / x.length;
      square += (row[j] * row[j]) / x.length;
    });
    next[j] = Math.abs(slope) > lambda ? slope / square : 0;
  }
  return next;
}
// answer: mixture
const mixed = "(z - l*a)/(1 + l)";
