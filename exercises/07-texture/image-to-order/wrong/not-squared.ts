// mistake: probabilities are added in place of their squares
// expect: Probabilities always add to 1
// answer: formula
const secondMoment = "1";
