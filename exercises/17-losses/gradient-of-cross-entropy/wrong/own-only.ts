// mistake: only the logit of the label gets a slope
// expect: Only the label's own logit moves
// answer: gradient
function gradient(logits: number[][], labels: number[]): number[][] {
  return logits.map((row, i) => {
    const most = Math.max(...row);
    const e = row.map((z) => Math.exp(z - most));
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((one, k) => (k === labels[i] ? (one / total - 1) / logits.length : 0));
  });
}
