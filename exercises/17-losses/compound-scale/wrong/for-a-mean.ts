// mistake: the share is that for a mean
// expect: This is the share for a mean
// answer: share
const diceShare = "d/(c + d)";
