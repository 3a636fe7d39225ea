// mistake: a row is offered that smoothing leaves alone
// expect: refutes nothing
// answer: still
function unmovedRow(): number[] {
  return [1, 2, 3, 4, 5];
}
