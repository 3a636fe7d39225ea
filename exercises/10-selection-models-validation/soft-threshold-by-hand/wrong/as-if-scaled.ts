// mistake: the sweep treats features as if they had been scaled
// expect: divided by the mean of x²
// answer: sweep
function oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[] {
  const next = [...w];
  for (let j = 0; j < w.length; j++) {
    let slope = 0;
    x.forEach((row, i) => {
      const others = row.reduce((sum, value, k) => (k === j ? sum : sum + value * next[k]), 0);
      slope += (row[j] * (y[i] - others)) / x.length;
    });
    next[j] = Math.sign(slope) * Math.max(Math.abs(slope) - lambda, 0);
  }
  return next;
}
