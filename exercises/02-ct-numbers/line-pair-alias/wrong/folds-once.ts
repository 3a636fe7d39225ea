// mistake: the remainder by the sampling frequency is taken, without folding at half of it
// expect: fold once more
// answer: alias
function seenFrequency(pairsPerMm: number, sampleMm: number): number {
  return pairsPerMm % (1 / sampleMm);
}
