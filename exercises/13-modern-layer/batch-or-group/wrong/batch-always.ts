// mistake: batch normalisation is thought to depend on the batch for ever; a dark neighbour
// expect: mean and variance are stored numbers
// expect: The lesion still lies above
// answer: depends
function depends(normalisation: string): boolean {
  return normalisation.startsWith("batch");
}
// answer: neighbour
function neighbour(): number[] {
  return [-100, -100, -100, -100];
}
