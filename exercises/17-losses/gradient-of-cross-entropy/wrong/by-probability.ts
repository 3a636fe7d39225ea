// mistake: the derivative by the probability is given
// expect: This is the derivative by the probability
// answer: own
const ownClass = "-1/p";
