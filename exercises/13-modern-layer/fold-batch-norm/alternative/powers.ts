// alternative: powers instead of roots, terms in another order
// answer: weight
const foldedWeight = "w*g*(v + e)^(-0.5)";
// answer: bias
const foldedBias = "s + (b - m)*g*(e + v)^(-1/2)";
// answer: training
const foldingError = "0.5";
