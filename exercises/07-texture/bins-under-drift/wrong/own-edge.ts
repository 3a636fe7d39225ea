// mistake: the first bin starts at the least value of the region; the outlier is infinite
// expect: It has to start at the stated edge
// expect: Give one finite number
// answer: size
function fixedSize(values: number[], width: number, _lowest: number): number[] {
  const low = Math.min(...values);
  return values.map((x) => Math.floor((x - low) / width) + 1);
}
// answer: outlier
function oneVoxel(): number {
  return Number.POSITIVE_INFINITY;
}
