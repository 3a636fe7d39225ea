// alternative: places in a set; the price as a power
// answer: starts
function startsAlong(n: number, p: number, overlap: number): number[] {
  const step = Math.max(Math.floor(p * (1 - overlap)), 1);
  const all = Array.from({length: n}, (_, k) => Math.min(k * step, n - p));
  return [...new Set(all)];
}
// answer: cost
const work = "(1 - o)^(-3)";
