// mistake: the decimal logarithm in place of the natural one
// expect: The decimal logarithm was used
// answer: level
const frequencyAt = "sqrt(-log10(q)/2)/(pi*s)";
