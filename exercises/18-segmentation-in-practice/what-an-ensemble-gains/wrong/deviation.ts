// mistake: a standard deviation in place of the variance
// expect: so s is squared
// answer: spread
const meanVariance = "s*(r + (1 - r)/M)";
