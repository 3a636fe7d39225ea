// mistake: the sum of the window in place of its mean; only the first zero
// expect: not their mean
// expect: Are there more of them
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const below = Math.sin(Math.PI * f);
  const height = Math.abs(below) < 1e-12 ? k : Math.abs(Math.sin(Math.PI * f * k) / below);
  return [Math.abs(f * k - Math.round(f * k)), height];
}
// answer: height
const falseHeight = "0.618";
// answer: gone
function vanishing(k: number): number[] {
  return [1 / k];
}
