// alternative: the mean gain for each number of players present, then the mean of these
// answer: twin
const twin = variant.uptake / 3 + (variant.all - variant.size) / 6;
// answer: shapley
function shapley(worth: number[]): number[] {
  const n = Math.round(Math.log2(worth.length));
  const sizeOf = (who: number) => who.toString(2).split("1").length - 1;
  return Array.from({length: n}, (_, i) => {
    const gains: number[][] = Array.from({length: n}, () => []);
    worth.forEach((v, who) => {
      if (!((who >> i) & 1)) gains[sizeOf(who)].push(worth[who | (1 << i)] - v);
    });
    const means = gains.map((list) => list.reduce((a, b) => a + b, 0) / list.length);
    return means.reduce((a, b) => a + b, 0) / n;
  });
}
