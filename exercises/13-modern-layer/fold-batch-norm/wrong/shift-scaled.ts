// mistake: beta is scaled as well; the difference the wrong way round
// expect: is not scaled itself
// expect: folded minus training
// answer: bias
const foldedBias = "g*(b - m + s)/sqrt(v + e)";
// answer: training
const foldingError = -0.5;
