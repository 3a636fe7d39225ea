// mistake: the variances of the noises are forgotten; M comes after the exposure
// expect: The noises have variance 1
// expect: M comes after R here
// answer: bias
const bias = "-a*b*c*d/(a^2*(b^2 + c^2) - a^2*b^2)";
// answer: example
const counterexample = "R -> M <- Y; R -> Y; A -> R; B -> Y";
