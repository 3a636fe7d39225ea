// mistake: the number of arrangements is multiplied in
// expect: a multinomial
// answer: likelihood
const likelihood = 12 * 0.3 * 0.7 * 0.25 * 0.8;
