// mistake: every rule starts at the least value; the upper edge of the last bin is missing
// expect: though another one was asked for
// expect: N bins have N + 1 edges
// answer: levels
function levelsOf(values: number[], width: number, _from: string | number): number[] {
  const least = Math.min(...values);
  return values.map((x) => Math.floor((x - least) / width) + 1);
}
// answer: edges
function edgesOf(values: number[], bins: number): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return Array.from({length: bins}, (_, k) => low + (k * (high - low)) / bins);
}
