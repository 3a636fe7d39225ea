// mistake: frequencies above the limit are set to the limit
// expect: cut at the highest one
// answer: alias
function seenFrequency(pairsPerMm: number, sampleMm: number): number {
  return Math.min(pairsPerMm, 0.5 / sampleMm);
}
