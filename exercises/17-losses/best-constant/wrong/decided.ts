// mistake: a decision is given for the probability
// expect: This is a decision, not a probability
// answer: entropy
const bestForEntropy = 0;
