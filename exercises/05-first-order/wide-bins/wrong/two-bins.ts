// mistake: only two bins are occupied
// expect: fewer than three bins
// answer: lowered
function lowered(): number[] {
  return [0, 19];
}
