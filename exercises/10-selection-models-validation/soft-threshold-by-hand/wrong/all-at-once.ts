// mistake: every coefficient is computed from those before the sweep; sums are not divided by the patients
// expect: those that this sweep has changed already
// expect: not divided by their number
// answer: one
const values = [2, 1, 0, -1, -2];
const slope = values.reduce((sum, x, i) => sum + x * variant.y[i], 0);
const coefficient = (Math.sign(slope) * (Math.abs(slope) - variant.lambda)) / 10;
// answer: sweep
function oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[] {
  return w.map((_, j) => {
    let slope = 0;
    let square = 0;
    x.forEach((row, i) => {
      const others = row.reduce((sum, value, k) => (k === j ? sum : sum + value * w[k]), 0);
      slope += (row[j] * (y[i] - others)) / x.length;
      square += (row[j] * row[j]) / x.length;
    });
    return (Math.sign(slope) * Math.max(Math.abs(slope) - lambda, 0)) / square;
  });
}
