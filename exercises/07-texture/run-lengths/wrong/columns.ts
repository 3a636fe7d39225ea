// mistake: runs along the columns
// expect: These are the runs along the columns
// answer: hand
function runsByHand(): number[][] {
  return [
    [6, 0, 0, 0, 0],
    [6, 1, 0, 0, 0],
    [6, 0, 0, 0, 0],
  ];
}
// answer: direction
function oneWayOnly(): number[][] {
  return [1, 2, 1, 2].map((level) => [level, level, level, level]);
}
