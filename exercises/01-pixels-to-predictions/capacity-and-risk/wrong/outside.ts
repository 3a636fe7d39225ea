// mistake: a case lies at x = 1, outside the last cell
// expect: Four pairs [x, y] with x from 0 to below 1
// answer: worse
function worseWithThree(): number[][] {
  return [
    [0.1, 0],
    [0.4, 0],
    [0.6, 1],
    [1, 1],
  ];
}
