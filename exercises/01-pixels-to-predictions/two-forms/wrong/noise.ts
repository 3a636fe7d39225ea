// mistake: the raters differ by noise
// expect: by more than a constant
// answer: apart
function formsApart(): number[][] {
  return [
    [1, 9],
    [2, 4],
    [3, 8],
    [4, 5],
  ];
}
