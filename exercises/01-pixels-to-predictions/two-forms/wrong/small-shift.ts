// mistake: the shift is small against the spread of the subjects
// expect: too small against the spread
// answer: apart
function formsApart(): number[][] {
  return [1, 2, 3, 4].map((value) => [10 * value, 10 * value + 5]);
}
