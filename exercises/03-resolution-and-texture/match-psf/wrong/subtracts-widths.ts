// mistake: the widths are subtracted
// expect: The widths were subtracted
// answer: extra
function extraSigma(from: number, to: number): number {
  if (to < from) throw new RangeError("no blur sharpens");
  return to - from;
}
