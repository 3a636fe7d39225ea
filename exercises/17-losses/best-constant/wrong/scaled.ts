// mistake: the weight multiplies the probability
// expect: The weight multiplies the odds
// answer: weighted
const bestWeighted = "w*q";
