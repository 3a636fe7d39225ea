// mistake: the rest at the end is left out; the weights too
// expect: are in no window: round up
// expect: The last voxels are in no window
// expect: the weights are not used
// expect: There are three
// answer: count
const along = (n: number) => Math.floor((n - 32) / 16) + 1;
const windowCount = along(variant.n) ** 2 * along(variant.depth);
// answer: starts
function startsAlong(n: number, p: number, overlap: number): number[] {
  const step = Math.max(Math.floor(p * (1 - overlap)), 1);
  const starts: number[] = [];
  for (let start = 0; start + p <= n; start += step) starts.push(start);
  return starts;
}
// answer: blend
function blendLine(answers: number[][], starts: number[], _w: number[], n: number): number[] {
  return Array.from({length: n}, (_, x) => {
    const seen = answers.flatMap((answer, k) => answer[x - starts[k]] ?? []);
    return seen.reduce((a, b) => a + b) / seen.length;
  });
}
// answer: cost
const work = "1/(1 - o)";
