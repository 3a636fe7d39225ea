// alternative: the pairs as a list
// answer: pairs
function commutes(first: string, second: string): boolean {
  const pairs = ["affine mean", "affine median", "clip median", "median threshold"];
  return first === second || pairs.includes([first, second].sort().join(" "));
}
// answer: row
function counterexample(): number[] {
  return [0, 100, 0, 100, 100];
}
// answer: noise
const noiseLeft = "sqrt(a^2*s^2/n)";
