// mistake: the length of the slope over its shadow; the worst direction for the mean
// expect: without bound
// expect: ratio in the worst direction
// answer: plane
const staircase = "1/cos(t)";
// answer: ball
const ballLimit = Math.sqrt(3);
