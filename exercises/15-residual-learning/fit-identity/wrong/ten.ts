// mistake: the slope for all ten weights together
// expect: One weight was asked for
// answer: plain
const plainSlope = "10 * w^9 * (w^10 - 1)";
// answer: residual
const residualSlope = "10 * (1 + w)^9 * ((1 + w)^10 - 1)";
