// mistake: the unequal pairs are put into one cell; a flat picture
// expect: The unequal pairs were put into one cell
// expect: all pairs lie in one cell
// answer: formula
const secondMoment = "q^2 + (1 - q)^2 / 2";
// answer: even
function evenMatrix(): number[][] {
  return [
    [2, 2, 2],
    [2, 2, 2],
  ];
}
