// mistake: the division is rounded up; a bias for each channel; groups are forgotten
// expect: The division was rounded up
// expect: A filter has one bias
// expect: only the channels of its own group
// answer: size
function outputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  return Math.ceil((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
}
// answer: first
const firstLayer = 1792;
// answer: count
function layerParameters(
  channels: number,
  filters: number,
  kernel: number[],
  _groups: number,
  bias: boolean,
): number {
  return filters * (channels * kernel.reduce((a, b) => a * b, 1) + (bias ? 1 : 0));
}
