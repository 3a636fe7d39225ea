// mistake: the last window reaches beyond the end; sums are not divided
// expect: do not overlap
// expect: reaches beyond the axis
// expect: not yet a mean
// expect: at o = 1/2
// answer: count
const along = (n: number) => Math.ceil(n / 32);
const windowCount = along(variant.n) ** 2 * along(variant.depth);
// answer: starts
function startsAlong(n: number, p: number, overlap: number): number[] {
  const step = Math.max(Math.floor(p * (1 - overlap)), 1);
  return Array.from({length: Math.ceil((n - p) / step) + 1}, (_, k) => k * step);
}
// answer: blend
function blendLine(answers: number[][], starts: number[], weights: number[], n: number): number[] {
  const sums = new Array<number>(n).fill(0);
  answers.forEach((answer, k) => {
    answer.forEach((value, i) => {
      sums[starts[k] + i] += weights[i] * value;
    });
  });
  return sums;
}
// answer: cost
const work = "(1 + o)^3";
