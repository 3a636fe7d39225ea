// mistake: as many pairs at every distance
// expect: the line has ends
// answer: effective
function effective(count: number, rho: number[]): number {
  let sum = count;
  for (let d = 1; d < Math.min(count, rho.length); d++) sum += 2 * count * rho[d];
  return (count * count) / sum;
}
