// mistake: pairs beyond the end of the line are counted, below 0
// expect: has no pairs at distance count or more
// answer: effective
function effective(count: number, rho: number[]): number {
  let sum = count;
  for (let d = 1; d < rho.length; d++) sum += 2 * (count - d) * rho[d];
  return (count * count) / sum;
}
