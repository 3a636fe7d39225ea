// mistake: a bias is thought to matter everywhere
// expect: it cancels
// answer: matters
function matters(_place: string): boolean {
  return true;
}
