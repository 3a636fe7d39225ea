// mistake: the steps do not grow
// expect: After a stride the steps are longer
// expect: the field without pooling
// answer: field
function field(layers: number[][]): number[] {
  let [size, jump] = [1, 1];
  for (const [kernel, stride, dilation] of layers) {
    size += (kernel - 1) * dilation;
    jump *= stride;
  }
  return [size, jump];
}
// answer: bottom
const bottomField = "25";
// answer: depth
const fieldOfDepth = "4*d + 5";
// answer: mm
const alongZ = "29.43 mm";
