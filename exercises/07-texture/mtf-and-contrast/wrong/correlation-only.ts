// mistake: only the likeness of neighbours is counted
// expect: This is what correlation does alone
// answer: noise
const noiseKept = "1 - exp(-1 / (4*s^2))";
