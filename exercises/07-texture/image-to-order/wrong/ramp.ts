// mistake: a ramp, which fills six cells; columns in place of rows
// expect: The contrast is right, the energy is not
// expect: The energy is right, the contrast is not
// answer: quarter
function oneAndQuarter(): number[][] {
  return [
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ];
}
// answer: rough
function roughAndOrderly(): number[][] {
  return [
    [1, 1, 1],
    [4, 4, 4],
  ];
}
