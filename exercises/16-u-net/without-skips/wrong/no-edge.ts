// mistake: one of the edges is all ones
// expect: with at least one of either
// answer: confused
function confusedEdges(n: number, _k: number): number[][] {
  const edge = (start: number) => Array.from({length: n}, (_, i) => (i < start ? 0 : 1));
  return [edge(0), edge(1)];
}
