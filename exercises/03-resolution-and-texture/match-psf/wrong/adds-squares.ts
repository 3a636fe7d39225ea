// mistake: the squares are added, and nothing is ever refused
// expect: The squares were added
// expect: there is no blur
// answer: extra
function extraSigma(from: number, to: number): number {
  return Math.hypot(from, to);
}
