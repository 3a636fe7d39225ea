// alternative: products of what comes after, and division by strides
// answer: strides
function stridesOf(shape: number[]): number[] {
  return shape.map((_, a) => shape.slice(a + 1).reduce((x, y) => x * y, 1));
}
// answer: index
function indexAt(offset: number, shape: number[]): number[] {
  return shape.map((n, a) => {
    const stride = shape.slice(a + 1).reduce((x, y) => x * y, 1);
    return Math.floor(offset / stride) % n;
  });
}
// answer: leap
const leapAlongH = "C*D*W";
