// mistake: each stride contains the size of its own axis
// expect: contains its own axis's size
// answer: strides
function stridesOf(shape: number[]): number[] {
  return shape.map((_, a) => shape.slice(a).reduce((x, y) => x * y, 1));
}
// answer: leap
const leapAlongH = "H*W*D*C";
