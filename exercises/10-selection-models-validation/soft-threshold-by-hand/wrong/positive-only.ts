// mistake: only positive values are thought of; the threshold comes after dividing
// expect: moves both signs towards 0
// expect: taken off after dividing
// answer: threshold
function shrink(z: number, lambda: number): number {
  return Math.max(z - lambda, 0);
}
// answer: mixture
const mixed = "z/(1 + l*(1 - a)) - l*a";
