// alternative: the variance from sums of squares, group by group
// answer: depends
const depends = (normalisation: string): boolean => normalisation.endsWith("training");
// answer: group
function groupNormalise(channels: number[][], groups: number): number[][] {
  const size = channels.length / groups;
  const result: number[][] = [];
  for (let g = 0; g < groups; g++) {
    const members = channels.slice(g * size, (g + 1) * size);
    const all = members.flat();
    const mean = all.reduce((a, b) => a + b) / all.length;
    const square = all.reduce((s, v) => s + v * v, 0) / all.length;
    const root = Math.sqrt(square - mean ** 2 + 1e-5);
    result.push(...members.map((row) => row.map((v) => (v - mean) / root)));
  }
  return result;
}
