// mistake: both risks are taken for the noise; the cases lie on a slope, which three cells follow better
// expect: The noise alone
// expect: three cells are no worse than two
// answer: learned
const riskLearned = "s^2";
// answer: fresh
const riskFresh = "s*s";
// answer: worse
function worseWithThree(): number[][] {
  return [
    [0.1, 1],
    [0.4, 2],
    [0.6, 3],
    [0.9, 4],
  ];
}
