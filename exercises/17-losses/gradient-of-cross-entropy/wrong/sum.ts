// mistake: the gradient of the sum is given
// expect: This is the gradient of the sum
// answer: gradient
function gradient(logits: number[][], labels: number[]): number[][] {
  return logits.map((row, i) => {
    const most = Math.max(...row);
    const e = row.map((z) => Math.exp(z - most));
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((one, k) => one / total - (k === labels[i] ? 1 : 0));
  });
}
