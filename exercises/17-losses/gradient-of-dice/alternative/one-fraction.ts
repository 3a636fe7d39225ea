// alternative: one fraction, and differences of D written out
// answer: inside
const inside = "(2*(S + e) - 2*I - e)/(S + e)^2";
// answer: outside
const outside = "-(2*I/(S + e) + e/(S + e))/(S + e)";
// answer: logit
const byLogit = "p*(1 - p)*(2*I + e)/((S + e)*(S + e))";
