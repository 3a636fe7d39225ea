// mistake: the softmax is computed without taking the greatest logit out
// expect: The exponential of a large logit is infinite
// answer: gradient
function gradient(logits: number[][], labels: number[]): number[][] {
  return logits.map((row, i) => {
    const e = row.map((z) => Math.exp(z));
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((one, k) => (one / total - (k === labels[i] ? 1 : 0)) / logits.length);
  });
}
