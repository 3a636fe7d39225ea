// mistake: the frequency is folded at the old rate; the edges lie a window apart
// expect: not at n/2
// expect: begin in two different windows
// answer: alias
function otherWave(c: number, n: number): number {
  return n - c;
}
// answer: confused
function confusedEdges(n: number, k: number): number[][] {
  const edge = (start: number) => Array.from({length: n}, (_, i) => (i < start ? 0 : 1));
  return [edge(n - k), edge(n - k - 1)];
}
