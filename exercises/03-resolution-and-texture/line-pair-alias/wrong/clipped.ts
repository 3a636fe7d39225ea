// mistake: the frequency is cut off at what the samples can hold
// expect: cut off at the limit
// answer: seen
function seenFrequency(k: number, step: number): number {
  return Math.min(k, 1 / (2 * step));
}
