// mistake: risks of 0 and 1 have no log odds
// expect: strictly between 0 and 1
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  return {risks: [0, 1, 0.5, 0.5], y: [0, 1, 0, 1]};
}
