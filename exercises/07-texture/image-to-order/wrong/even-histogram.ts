// mistake: every level equally often, in place of every pair
// expect: The levels are equally frequent, but the pairs are not
// answer: even
function evenMatrix(): number[][] {
  return [
    [1, 2, 3, 4],
    [2, 3, 4, 1],
    [3, 4, 1, 2],
    [4, 1, 2, 3],
  ];
}
