// alternative: the stack is followed by recursion, the padding found by trying
// answer: pad
function samePadding(kernel: number, dilation: number): number {
  let padding = 0;
  while (outputSize(100, kernel, 1, padding, dilation) < 100) padding++;
  return padding;
}
// answer: stack
function stackSize(size: number, layers: number[][]): number {
  if (size === 0 || layers.length === 0) return size;
  const [[kernel, stride, padding, dilation], ...rest] = layers;
  return stackSize(outputSize(size, kernel, stride, padding, dilation), rest);
}
