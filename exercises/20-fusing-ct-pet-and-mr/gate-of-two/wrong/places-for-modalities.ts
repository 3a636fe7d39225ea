// mistake: gives one number for each modality; shares are not divided by their sum
// expect: one number for each place
// answer: mix
function mix(maps: number[][], logits: number[][]): number[] {
  const rows = maps.map((map, m) => map.reduce((sum, v, p) => sum + v * Math.exp(logits[m][p]), 0));
  return [...rows, 0, 0, 0, 0];
}
