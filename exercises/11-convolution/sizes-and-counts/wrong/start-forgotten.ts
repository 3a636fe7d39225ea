// mistake: the first window is not counted; the padding of both sides is put on each; biases are left out
// expect: The place where the window starts
// expect: padding of both sides together
// expect: The biases were left out
// answer: size
function outputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  return Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride);
}
// answer: pad
function samePadding(kernel: number, dilation: number): number {
  return dilation * (kernel - 1);
}
// answer: first
const firstLayer = 1728;
// answer: count
function layerParameters(
  channels: number,
  filters: number,
  kernel: number[],
  groups: number,
): number {
  return (filters * channels * kernel.reduce((a, b) => a * b, 1)) / groups;
}
