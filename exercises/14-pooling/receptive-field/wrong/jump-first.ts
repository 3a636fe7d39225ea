// mistake: the jump grows before the layer's own step; one level too many
// expect: A layer reads the grid in front of it
// expect: one level too many or too few
// answer: field
function field(layers: number[][]): number[] {
  let [size, jump] = [1, 1];
  for (const [kernel, stride, dilation] of layers) {
    jump *= stride;
    size += (kernel - 1) * dilation * jump;
  }
  return [size, jump];
}
// answer: bottom
const bottomField = "202";
// answer: depth
const fieldOfDepth = "18*2^d - 4";
