// alternative: windows are counted one by one, parameters added up
// answer: size
function outputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  let windows = 0;
  const reach = dilation * (kernel - 1);
  for (let at = -padding; at + reach < size + padding; at += stride) windows++;
  return windows;
}
// answer: first
const firstLayer = "1760";
// answer: count
function layerParameters(
  channels: number,
  filters: number,
  kernel: number[],
  groups: number,
  bias: boolean,
): number {
  let perFilter = channels / groups;
  for (const taps of kernel) perFilter *= taps;
  return filters * perFilter + (bias ? filters : 0);
}
