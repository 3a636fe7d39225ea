// mistake: the dilation is forgotten; the poolings add nothing; the wrong spacing
// expect: The dilation is missing
// expect: own step is missing
// expect: within a slice
// answer: field
function field(layers: number[][]): number[] {
  let [size, jump] = [1, 1];
  for (const [kernel, stride] of layers) {
    size += (kernel - 1) * jump;
    jump *= stride;
  }
  return [size, jump];
}
// answer: bottom
const bottomField = "91";
// answer: depth
const fieldOfDepth = "8*2^d - 3";
// answer: mm
const alongZ = "13.72 mm";
