// mistake: all normalisations are thought to look at the batch
// expect: looks at one scan alone
// answer: depends
function depends(_normalisation: string): boolean {
  return true;
}
