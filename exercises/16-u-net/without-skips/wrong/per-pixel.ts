// mistake: the mean error of a pixel; a wave is thought to stay what it is; both edges are one
// expect: Sum it over the window
// expect: too few values for so many cycles
// expect: Both edges are the same
// answer: edge
const edgeError = "r/k*(1 - r/k)";
// answer: alias
function otherWave(c: number, _n: number): number {
  return c;
}
// answer: confused
function confusedEdges(n: number, _k: number): number[][] {
  const edge = Array.from({length: n}, (_, i) => (i < n / 2 ? 0 : 1));
  return [edge, edge];
}
