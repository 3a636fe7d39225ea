// alternative: the numbers by way of the score
// answer: first
const shares = [2 * variant.a, -4];
const first = shares[0] + shares[1];
// answer: left
const score = 2 * variant.a - 1 - variant.b + 2;
const left = score - (2 * variant.a - 4) - 5;
