// mistake: leaky ReLU is silent below 0; both signs have to agree
// expect: leaky ReLU has the slope a
// expect: whatever the sign of the gradient
// answer: back
function back(x: number[], g: number[]): number[] {
  return x.map((v, i) => (v > 0 && g[i] > 0 ? g[i] : 0));
}
// answer: slope
function slope(name: string, x: number, a: number): number {
  if (x > 0) return 1;
  if (name === "relu") return 0;
  return name === "elu" ? a * Math.exp(x) : 0;
}
