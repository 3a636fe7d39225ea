// mistake: the logits are not used; the logit is taken for the share
// expect: the logits are not used
// expect: put it through a sigmoid
// answer: hand
const byHand = Math.log(4) * 0.6 - (1 - Math.log(4)) * 0.2;
// answer: mix
function mix(maps: number[][], _logits: number[][]): number[] {
  return maps[0].map((_, p) => maps.reduce((sum, map) => sum + map[p], 0) / maps.length);
}
