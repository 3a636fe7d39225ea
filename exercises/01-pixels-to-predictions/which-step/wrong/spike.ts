// mistake: a single spike is offered, from which nothing leaves the mask only if its neighbours lie inside
// expect: Across the border
// answer: still
function unmovedRow(): number[] {
  return [0, 9, 0, 0, 0];
}
