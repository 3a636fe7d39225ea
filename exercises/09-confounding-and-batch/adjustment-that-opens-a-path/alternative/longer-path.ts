// alternative: the formula as a quotient of covariances; A and B with their parts exchanged
// answer: bias
const bias = "(0 - (c*d)*(a*b))/((a*a + 1)*(b*b + c*c + 1) - (a*b)^2)";
// answer: example
const counterexample = "R -> Y; M <- A -> Y; M <- B -> R";
