// mistake: the root of a negative number is returned in silence
// expect: there is no blur
// answer: extra
function extraSigma(from: number, to: number): number {
  return Math.sqrt(to * to - from * from);
}
