// mistake: one bin is left empty
// expect: Both must be occupied
// answer: tame
function leastKurtosis(): number[] {
  return [1000, 0];
}
