// mistake: padding on one side; one channel; groups divide the filters as well; 0 is revived by padding
// expect: added on one side only
// expect: for each of the two channels
// expect: not the number of filters
// expect: Nothing is left after 0
// answer: size
function outputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  const left = size + padding - dilation * (kernel - 1) - 1;
  return left < 0 ? 0 : Math.floor(left / stride) + 1;
}
// answer: first
const firstLayer = 896;
// answer: count
function layerParameters(
  channels: number,
  filters: number,
  kernel: number[],
  groups: number,
  bias: boolean,
): number {
  const taps = kernel.reduce((a, b) => a * b, 1);
  return (filters / groups) * ((channels / groups) * taps + (bias ? 1 : 0));
}
// answer: stack
function stackSize(size: number, layers: number[][]): number {
  let left = size;
  for (const [kernel, stride, padding, dilation] of layers) {
    left = Math.floor((left + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  }
  return left;
}
