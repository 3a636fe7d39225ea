// mistake: α is forgotten
// expect: is α times eˣ
// expect: for α = 1 only
// answer: output
const slopeFromOutput = "y + 1";
// answer: slope
function slope(name: string, x: number, a: number): number {
  if (x > 0) return 1;
  if (name === "relu") return 0;
  return name === "elu" ? Math.exp(x) : a;
}
