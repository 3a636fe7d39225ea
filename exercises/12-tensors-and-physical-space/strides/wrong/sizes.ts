// mistake: the sizes are given in place of the strides
// expect: These are the sizes themselves
// answer: strides
function stridesOf(shape: number[]): number[] {
  return [...shape];
}
// answer: leap
const leapAlongH = "W*D";
