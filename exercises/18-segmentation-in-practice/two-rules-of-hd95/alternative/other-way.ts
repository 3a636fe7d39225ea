// alternative: the stray surface is that of the reference; lengths in cm
// answer: directed
const directed = `${((2 - 0.05 * (variant.predicted - 1)) * variant.far) / 10} cm`;
// answer: break
function strayOutline(): {aToB: number[]; bToA: number[]} {
  const aToB = new Array<number>(300).fill(0);
  return {aToB, bToA: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 200]};
}
