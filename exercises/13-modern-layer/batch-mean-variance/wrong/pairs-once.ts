// mistake: every pair counts once
// expect: Each pair counts twice
// answer: effective
function effective(count: number, rho: number[]): number {
  let sum = count;
  for (let d = 1; d < Math.min(count, rho.length); d++) sum += (count - d) * rho[d];
  return (count * count) / sum;
}
