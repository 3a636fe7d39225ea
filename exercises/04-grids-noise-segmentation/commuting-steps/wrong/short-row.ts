// mistake: the row is too short
// expect: five finite numbers
// answer: row
function counterexample(): number[] {
  return [0, 9, 0];
}
