// mistake: every frequency is taken off the sampling frequency, also one that is low enough
// expect: needs no folding
// answer: alias
function seenFrequency(pairsPerMm: number, sampleMm: number): number {
  return Math.abs(1 / sampleMm - pairsPerMm);
}
