// mistake: the square root, which some libraries call energy
// expect: This is the square root of the angular second moment
// answer: energy
const secondMoment = "0.3062";
