// mistake: a value on an edge goes to the bin below
// expect: It belongs to the bin that starts there
// answer: levels
function levelsOf(values: number[], width: number, from: string | number): number[] {
  const least = Math.min(...values);
  const multiple = Math.floor(least / width) * width;
  const edge = typeof from === "number" ? from : from === "minimum" ? least : multiple;
  return values.map((x) => Math.ceil((x - edge) / width));
}
