// mistake: values go to the nearest edge; bins are centred on the least and the largest value
// expect: rounded to the nearest edge
// expect: became centres of bins
// answer: levels
function levelsOf(values: number[], width: number, from: string | number): number[] {
  const least = Math.min(...values);
  const multiple = Math.floor(least / width) * width;
  const edge = typeof from === "number" ? from : from === "minimum" ? least : multiple;
  return values.map((x) => Math.round((x - edge) / width) + 1);
}
// answer: edges
function edgesOf(values: number[], bins: number): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = (high - low) / (bins - 1);
  return Array.from({length: bins + 1}, (_, k) => low + (k - 0.5) * step);
}
