// mistake: one logit of 0 keeps the sum alive
// expect: All three must be below
// answer: under
function underflows(): number[] {
  return [-1000, -1000, 0];
}
