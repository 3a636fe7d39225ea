// mistake: the stored mean is forgotten
// expect: it has to turn up in the bias
// answer: bias
const foldedBias = "g*b/sqrt(v + e) + s";
// answer: training
const foldingError = 0;
