// mistake: the layout is ignored
// expect: The layout is ignored
// answer: offset
function offsetIn(_: string, [c, d, h, w]: number[], [, D, H, W]: number[]): number {
  return ((c * D + d) * H + h) * W + w;
}
// answer: leap
const leapAlongH = "W";
