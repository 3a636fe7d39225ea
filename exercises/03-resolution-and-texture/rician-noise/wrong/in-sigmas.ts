// mistake: the mean is left in units of sigma
// expect: Divide by the true signal
// answer: ratio
const overestimate = 2.2724;
