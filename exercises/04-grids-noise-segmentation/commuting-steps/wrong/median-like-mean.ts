// mistake: the median is treated as if it were linear
// expect: never turns an order round
// answer: pairs
function commutes(first: string, second: string): boolean {
  if (first === second) return true;
  const pair = [first, second].sort().join(" ");
  return pair === "affine mean" || pair === "affine median";
}
// answer: noise
const noiseLeft = "a*s/n";
