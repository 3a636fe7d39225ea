// mistake: the square root, which some libraries call energy
// expect: the square root of the second moment
// answer: formula
const secondMoment = "sqrt((q^2 + (1 - q)^2) / 2)";
