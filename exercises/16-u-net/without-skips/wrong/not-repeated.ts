// mistake: the means are not repeated; the repetition's own factor is forgotten
// expect: repeated k times
// expect: Repeating multiplies once more
// answer: bottleneck
function throughMean(x: number[], k: number): number[] {
  return Array.from(
    {length: x.length / k},
    (_, w) => x.slice(w * k, (w + 1) * k).reduce((a, b) => a + b, 0) / k,
  );
}
// answer: gain
const gainOfTwo = "cos(pi*f)";
