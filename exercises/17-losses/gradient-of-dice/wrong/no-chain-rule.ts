// mistake: the slope by the probability is given for that by the logit
// expect: By the logit it is smaller
// answer: logit
const byLogit = "(2*I + e)/(S + e)^2";
