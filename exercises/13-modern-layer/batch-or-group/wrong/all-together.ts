// mistake: all channels together
// expect: Each group has a mean of its own
// answer: group
function groupNormalise(channels: number[][], _groups: number): number[][] {
  return channels.map((row) => {
    const all = channels.flat();
    const mean = all.reduce((a, b) => a + b) / all.length;
    const variance = all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length;
    return row.map((v) => (v - mean) / Math.sqrt(variance + 1e-5));
  });
}
