// mistake: channel c belongs to group c mod groups; five voxels for a neighbour
// expect: A group is made of neighbouring channels
// expect: Give four numbers
// answer: neighbour
function neighbour(): number[] {
  return [100, 100, 100, 100, 100];
}
// answer: group
function groupNormalise(channels: number[][], groups: number): number[][] {
  return channels.map((row, c) => {
    const all = channels.filter((_, k) => k % groups === c % groups).flat();
    const mean = all.reduce((a, b) => a + b) / all.length;
    const variance = all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length;
    return row.map((v) => (v - mean) / Math.sqrt(variance + 1e-5));
  });
}
