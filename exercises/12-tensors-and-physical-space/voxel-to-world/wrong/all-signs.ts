// mistake: all three signs are changed, and only the sideways part of the error is seen
// expect: z has changed its sign too
// expect: moves back along the axis
// answer: frame
function rasFromLps(point: number[]): number[] {
  return point.map((x) => -x);
}
// answer: off
const offMm = "n*sin(a)";
