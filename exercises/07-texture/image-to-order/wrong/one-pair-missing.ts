// mistake: a row that ends one pair too early; levels that start at 0
// expect: Some of the sixteen pairs
// expect: whole levels from 1 to 4
// answer: even
function evenMatrix(): number[][] {
  return [[1, 1, 2, 1, 3, 1, 4, 2, 2, 3, 2, 4, 3, 3, 4]];
}
// answer: rough
function roughAndOrderly(): number[][] {
  return [[0, 3, 0, 3]];
}
