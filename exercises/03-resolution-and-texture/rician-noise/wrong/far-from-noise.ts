// mistake: a rule for strong signals is used for a weak one, and air is taken to read 0
// expect: which holds far above the noise
// expect: A magnitude is never negative
// answer: floor
const meanOfAir = "0*s";
// answer: ratio
const overestimate = 1.125;
