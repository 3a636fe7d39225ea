// mistake: dilation is ignored; a bias is always counted; every layer gets the first size
// expect: The dilation was left out
// expect: without dilation only
// expect: This layer has no bias
// expect: not the first size
// answer: size
function outputSize(size: number, kernel: number, stride: number, padding: number): number {
  return Math.max(0, Math.floor((size + 2 * padding - kernel) / stride) + 1);
}
// answer: pad
function samePadding(kernel: number): number {
  return (kernel - 1) / 2;
}
// answer: count
function layerParameters(
  channels: number,
  filters: number,
  kernel: number[],
  groups: number,
): number {
  return filters * ((channels / groups) * kernel.reduce((a, b) => a * b, 1) + 1);
}
// answer: stack
function stackSize(size: number, layers: number[][]): number {
  const [kernel, stride, padding, dilation] = layers[layers.length - 1];
  return Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
}
