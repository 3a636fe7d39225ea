// mistake: the outer values lie at the inner sides of their bins, so the centres move outwards
// expect: vary no less than the values do
// answer: lowered
function lowered(): number[] {
  return [9, 15, 21];
}
