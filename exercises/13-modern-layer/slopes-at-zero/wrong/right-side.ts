// mistake: at 0 the slope of the right side
// expect: the slope of the left side
// expect: nothing passes
// answer: back
function back(x: number[], g: number[]): number[] {
  return x.map((v, i) => (v >= 0 ? g[i] : 0));
}
// answer: slope
function slope(name: string, x: number, a: number): number {
  if (x >= 0) return 1;
  if (name === "relu") return 0;
  return name === "elu" ? a * Math.exp(x) : a;
}
