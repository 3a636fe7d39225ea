// mistake: nothing is taken to commute
// expect: does pass through
// answer: pairs
function commutes(_first: string, _second: string): boolean {
  return false;
}
