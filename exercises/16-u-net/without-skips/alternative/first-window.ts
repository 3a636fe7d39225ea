// alternative: loops over windows; the edges lie in the first window or begin the last one
// answer: bottleneck
function throughMean(x: number[], k: number): number[] {
  const result: number[] = [];
  for (let w = 0; w < x.length; w += k) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += x[w + i];
    for (let i = 0; i < k; i++) result.push(sum / k);
  }
  return result;
}
// answer: edge
const edgeError = "r*(1 - r/k)^2 + (k - r)*(r/k)^2";
// answer: confused
function confusedEdges(n: number, k: number): number[][] {
  const edge = (start: number) => Array.from({length: n}, (_, i) => Number(i >= start));
  return [edge(n - 1), edge(n - k)];
}
