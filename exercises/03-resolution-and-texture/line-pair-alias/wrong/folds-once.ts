// mistake: the frequency is folded once only
// expect: folds once only
// answer: seen
function seenFrequency(k: number, step: number): number {
  return k <= 0.5 / step ? k : Math.abs(1 / step - k);
}
