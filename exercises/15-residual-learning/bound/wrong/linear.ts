// mistake: losses are added up instead of multiplied
// expect: so factors multiply
// expect: has another limit
// answer: lower
const lowerFactor = "1 - m * a";
// answer: limit
const limitShare = "1 - c";
