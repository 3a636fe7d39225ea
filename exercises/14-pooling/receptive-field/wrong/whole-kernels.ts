// mistake: each layer adds its whole kernel; two convolutions in place of three
// expect: adds the whole kernel
// expect: two convolutions on each level
// answer: field
function field(layers: number[][]): number[] {
  let [size, jump] = [1, 1];
  for (const [kernel, stride, dilation] of layers) {
    size += kernel * dilation * jump;
    jump *= stride;
  }
  return [size, jump];
}
// answer: bottom
const bottomField = "68";
