// mistake: the root of the mean square is compared in place of the mean
// expect: Asked for is the mean
// answer: ratio
const overestimate = 1.2247;
