// mistake: the true frequency is returned
// expect: The true frequency is returned
// answer: seen
function seenFrequency(k: number, step: number): number {
  return k;
}
