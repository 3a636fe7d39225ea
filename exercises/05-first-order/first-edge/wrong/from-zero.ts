// mistake: levels start at 0, the logarithm is natural
// expect: these start at 0
// expect: entropy in nats
// answer: levels
function levelsOf(values: number[], width: number, from: string | number): number[] {
  const least = Math.min(...values);
  const multiple = Math.floor(least / width) * width;
  const edge = typeof from === "number" ? from : from === "minimum" ? least : multiple;
  return values.map((x) => Math.floor((x - edge) / width));
}
// answer: entropy
function entropyBits(levels: number[]): number {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => {
    const p = n / levels.length;
    return sum - p * Math.log(p);
  }, 0);
}
// answer: gain
const entropyGain = "log(s)";
