// mistake: the pi of the phase is lost; the value for two pixels is taken for the limit
// expect: A pi is missing
// expect: the value for k = 2
// answer: two
const gainOfTwo = "cos(f)";
// answer: any
const gainOfMany = "abs(sin(f*k)) / (k*sin(f))";
// answer: limit
const limitGain = "0.7071";
