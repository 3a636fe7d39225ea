// mistake: exponentials of large logits; the slope is the sigmoid itself
// expect: take the largest logit out first
// expect: That is z itself
// answer: mix
function mix(maps: number[][], logits: number[][]): number[] {
  return maps[0].map((_, p) => {
    const powers = logits.map((logit) => Math.exp(logit[p]));
    const total = powers.reduce((sum, power) => sum + power);
    return maps.reduce((sum, map, m) => sum + (map[p] * powers[m]) / total, 0);
  });
}
// answer: slope
const slope = "(a - b)/(1 + exp(-t))";
