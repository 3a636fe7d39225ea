// mistake: a larger input is thought to wake every unit
// expect: w x + b has to be above 0
// answer: wake
function wakingInput(): number {
  return 1000;
}
