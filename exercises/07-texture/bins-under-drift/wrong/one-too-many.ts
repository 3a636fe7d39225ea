// mistake: the largest value gets a level of its own; the other voxels are not yet on one level
// expect: It belongs to the last bin
// expect: the range is not wide enough
// answer: number
function fixedNumber(values: number[], bins: number): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return values.map(() => bins);
  return values.map((x) => Math.floor((bins * (x - low)) / (high - low)) + 1);
}
// answer: outlier
function oneVoxel(): number {
  return 100;
}
