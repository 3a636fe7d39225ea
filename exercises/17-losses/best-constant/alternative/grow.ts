// alternative: voxels are taken in one by one while they lift the quotient
// answer: weighted
const bestWeighted = "1/(1 + (1 - q)/(w*q))";
// answer: outline
function bestOutline(q: number[]): number[] {
  const order = [...q.keys()].sort((a, b) => q[b] - q[a]);
  const outline = q.map(() => 0);
  let above = 0;
  let below = q.reduce((a, b) => a + b, 0);
  for (const i of order) {
    if ((above + 2 * q[i]) / (below + 1) <= above / below) break;
    above += 2 * q[i];
    below += 1;
    outline[i] = 1;
  }
  return outline;
}
