// mistake: softmax over the places; b is forgotten
// expect: yours add up over the places
// expect: 0 where both say the same
// answer: mix
function mix(maps: number[][], logits: number[][]): number[] {
  const shares = logits.map((row) => {
    const powers = row.map((logit) => Math.exp(logit));
    const total = powers.reduce((sum, power) => sum + power);
    return powers.map((power) => power / total);
  });
  return maps[0].map((_, p) => maps.reduce((sum, map, m) => sum + map[p] * shares[m][p], 0));
}
// answer: slope
const slope = "a*exp(-t)/(1 + exp(-t))^2";
