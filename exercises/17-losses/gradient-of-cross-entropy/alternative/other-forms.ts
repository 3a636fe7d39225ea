// alternative: the same expressions in other words
// answer: own
const ownClass = "-(1 - p)";
// answer: smooth
const smoothedOwn = "p - 1 + s*(K - 1)/K";
// answer: binary
const weightedPositive = "w*(1/(1 + exp(-z)) - 1)";
