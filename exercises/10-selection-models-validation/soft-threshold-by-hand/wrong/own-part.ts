// mistake: the residual of a feature still holds what the feature explains itself
// expect: Leave that feature out
// answer: sweep
function oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[] {
  const next = [...w];
  for (let j = 0; j < w.length; j++) {
    let slope = 0;
    let square = 0;
    x.forEach((row, i) => {
      const fit = row.reduce((sum, value, k) => sum + value * next[k], 0);
      slope += (row[j] * (y[i] - fit)) / x.length;
      square += (row[j] * row[j]) / x.length;
    });
    next[j] = (Math.sign(slope) * Math.max(Math.abs(slope) - lambda, 0)) / square;
  }
  return next;
}
