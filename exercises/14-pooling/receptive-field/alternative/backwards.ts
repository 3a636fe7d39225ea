// alternative: from the output back to the input
// answer: field
function field(layers: number[][]): number[] {
  let size = 1;
  for (const [kernel, stride, dilation] of [...layers].reverse()) {
    size = (size - 1) * stride + (kernel - 1) * dilation + 1;
  }
  return [size, layers.reduce((product, [, stride]) => product * stride, 1)];
}
// answer: bottom
const bottomField = 98;
// answer: depth
const fieldOfDepth = "4*(2^(d + 1) - 1) + 2^d";
// answer: mm
const alongZ = "4.578 cm";
