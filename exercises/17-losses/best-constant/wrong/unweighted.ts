// mistake: the weight is thought to change nothing
// expect: This is the best p without a weight
// answer: weighted
const bestWeighted = "q";
