// mistake: a voxel is counted among its own neighbours
// expect: itself with correlation 1
// answer: effective
function effective(count: number, rho: number[]): number {
  return count / rho.reduce((a, b) => a + b, 0) / 2;
}
// answer: alike
const equallyCorrelated = "s^2*(1 + V*r)/(N*V)";
