// mistake: the missing variance is returned
// expect: Its square root is missing
// answer: extra
function extraSigma(from: number, to: number): number {
  if (to < from) throw new RangeError("no blur sharpens");
  return to * to - from * from;
}
