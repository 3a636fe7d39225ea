// mistake: grade and hospital are made the same thing
// expect: without both grades in both hospitals ComBat refuses
// answer: confident
function overconfident(): number[] {
  return [20, 0, 0, 20];
}
