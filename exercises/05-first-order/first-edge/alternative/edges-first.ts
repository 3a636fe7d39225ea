// alternative: edges are laid one by one and counted; entropy from sorted levels
// answer: levels
function levelsOf(values: number[], width: number, from: string | number): number[] {
  const least = Math.min(...values);
  const rest = ((least % width) + width) % width;
  let edge = least - rest;
  if (typeof from === "number") edge = from;
  if (from === "minimum") edge = least;
  return values.map((x) => {
    let level = 1;
    while (edge + level * width <= x) level++;
    return level;
  });
}
// answer: entropy
function entropyBits(levels: number[]): number {
  return levels.reduce((sum, level) => {
    const same = levels.filter((other) => other === level).length;
    return sum + Math.log2(levels.length / same) / levels.length;
  }, 0);
}
// answer: phase
function firstEdge(): number {
  return -4.5;
}
