// alternative: the slope by hyperbolic cosine; the number with a unit text
// answer: hand
const byHand = "0.44";
// answer: slope
const slope = "(a - b)/(4*cosh(t/2)^2)";
