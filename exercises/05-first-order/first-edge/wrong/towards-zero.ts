// mistake: the multiple is found by cutting towards 0
// expect: Round it down
// answer: levels
function levelsOf(values: number[], width: number, from: string | number): number[] {
  const least = Math.min(...values);
  const multiple = Math.trunc(least / width) * width;
  const edge = typeof from === "number" ? from : from === "minimum" ? least : multiple;
  return values.map((x) => Math.floor((x - edge) / width) + 1);
}
