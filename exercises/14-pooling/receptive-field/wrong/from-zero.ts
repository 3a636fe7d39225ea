// mistake: the first pixel is forgotten
// expect: Start from 1
// expect: from the centre of the first voxel
// answer: field
function field(layers: number[][]): number[] {
  let [size, jump] = [0, 1];
  for (const [kernel, stride, dilation] of layers) {
    size += (kernel - 1) * dilation * jump;
    jump *= stride;
  }
  return [size, jump];
}
// answer: bottom
const bottomField = "97";
// answer: depth
const fieldOfDepth = "9*2^d - 5";
// answer: mm
const alongZ = "42.51 mm";
