// alternative: the expected largest of two written with a power
// answer: better
const betterOfTwo = "0.5 + s*pi^(-1/2)";
// answer: many
const candidates = 105;
