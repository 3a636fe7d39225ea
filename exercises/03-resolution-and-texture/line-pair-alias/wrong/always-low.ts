// mistake: a frequency that the samples could hold, but not the right one
// expect: does not go through the samples
// answer: seen
function seenFrequency(k: number, step: number): number {
  return 0.1 / step;
}
