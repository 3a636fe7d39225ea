// mistake: the dilated kernel is thought to cover d times k pixels; negative counts are returned; a plane's kernel
// expect: only k − 1 gaps
// expect: it fits nowhere
// expect: 27 taps
// answer: size
function outputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  return Math.floor((size + 2 * padding - dilation * kernel) / stride) + 1;
}
// answer: first
const firstLayer = 608;
