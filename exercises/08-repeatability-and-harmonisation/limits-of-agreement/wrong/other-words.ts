// mistake: answers in words of its own
// expect: Answer with one of
// answer: changed
function hasChanged(before: number, after: number, _pairs: number[][]): string {
  return after > before ? "larger" : "smaller";
}
