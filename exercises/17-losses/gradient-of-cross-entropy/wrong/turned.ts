// mistake: y minus p instead of p minus y
// expect: The sign is turned
// answer: own
const ownClass = "1 - p";
// answer: smooth
const smoothedOwn = "1 - s + s/K - p";
// answer: binary
const weightedPositive = "w/(1 + exp(z))";
// answer: gradient
function gradient(logits: number[][], labels: number[]): number[][] {
  return logits.map((row, i) => {
    const most = Math.max(...row);
    const e = row.map((z) => Math.exp(z - most));
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((one, k) => ((k === labels[i] ? 1 : 0) - one / total) / logits.length);
  });
}
