// mistake: whole multiples are taken off and the rest is not folded back
// expect: was not folded back
// answer: seen
function seenFrequency(k: number, step: number): number {
  return k % (1 / step);
}
