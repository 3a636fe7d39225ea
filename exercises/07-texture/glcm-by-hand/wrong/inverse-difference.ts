// mistake: the difference below the line is not squared
// expect: This is the inverse difference
// answer: homogeneity
const homogeneity = "0.6806";
