// mistake: the squares are moved along both axes
// expect: all n rows stay
// answer: square
const squareDice = "(n - d)^2/n^2";
