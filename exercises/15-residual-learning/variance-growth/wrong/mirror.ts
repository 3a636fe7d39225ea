// mistake: a mirror: one direction is doubled, the other one cancelled
// expect: Branch and shortcut must point the same way
// answer: aligned
function alignedBranch(): number[][] {
  return [
    [1, 0],
    [0, -1],
  ];
}
