// alternative: each share from its differences to all logits, so that nothing overflows to NaN
// answer: mix
function mix(maps: number[][], logits: number[][]): number[] {
  return maps[0].map((_, p) =>
    maps.reduce((sum, map, m) => {
      const others = logits.reduce((s, logit) => s + Math.exp(logit[p] - logits[m][p]), 0);
      return sum + map[p] / others;
    }, 0),
  );
}
