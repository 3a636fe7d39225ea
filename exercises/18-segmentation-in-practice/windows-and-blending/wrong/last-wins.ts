// mistake: a later window overwrites an earlier one; the end stands twice
// expect: not added up
// expect: A place stands twice
// expect: The last window that saw a voxel wins
// answer: count
const along = (n: number) => Math.ceil((n - 32) / 16) + 1;
const windowCount = 2 * along(variant.n) + along(variant.depth);
// answer: starts
function startsAlong(n: number, p: number, overlap: number): number[] {
  const step = Math.max(Math.floor(p * (1 - overlap)), 1);
  const starts: number[] = [];
  for (let start = 0; start + p <= n; start += step) starts.push(start);
  return [...starts, n - p];
}
// answer: blend
function blendLine(answers: number[][], starts: number[], _w: number[], n: number): number[] {
  const line = new Array<number>(n).fill(0);
  answers.forEach((answer, k) => {
    answer.forEach((value, i) => {
      line[starts[k] + i] = value;
    });
  });
  return line;
}
