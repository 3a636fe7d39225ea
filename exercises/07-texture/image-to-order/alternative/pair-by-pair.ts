// alternative: one row for each pair; other levels; the formula multiplied out
// answer: formula
const secondMoment = "q^2 - q + 0.5";
// answer: quarter
function oneAndQuarter(): number[][] {
  return [
    [2, 3],
    [3, 4],
  ];
}
// answer: rough
function roughAndOrderly(): number[][] {
  return [[4, 1]];
}
// answer: even
function evenMatrix(): number[][] {
  const levels = [1, 2, 3, 4];
  return levels.flatMap((a) => levels.map((b) => [a, b]));
}
