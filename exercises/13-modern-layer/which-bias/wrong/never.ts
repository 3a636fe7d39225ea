// mistake: the sentence of the chapter, for every normalisation
// expect: channels with unlike biases share one mean
// expect: Nothing is subtracted after that place
// answer: matters
function matters(_place: string): boolean {
  return false;
}
