// alternative: all pairs, one by one; the two terms of the variance apart
// answer: effective
function effective(count: number, rho: number[]): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < count; k++) sum += rho[Math.abs(i - k)] ?? 0;
  }
  return count ** 2 / sum;
}
// answer: alike
const equallyCorrelated = "s^2*r/N + s^2*(1 - r)/(N*V)";
