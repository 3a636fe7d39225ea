// mistake: a checkerboard of neighbouring levels, both times
// expect: fills two cells only
// expect: The energy is right, the contrast is not
// answer: quarter
function oneAndQuarter(): number[][] {
  return [
    [1, 2, 1, 2],
    [2, 1, 2, 1],
  ];
}
// answer: rough
function roughAndOrderly(): number[][] {
  return [
    [1, 2, 1, 2],
    [2, 1, 2, 1],
  ];
}
