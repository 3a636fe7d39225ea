// mistake: shares of the power
// expect: the share of the power
// answer: two
const gainOfTwo = "(1 + cos(2*pi*f))/2";
// answer: any
const gainOfMany = "(sin(pi*f*k) / (k*sin(pi*f)))^2";
// answer: nyquist
const nyquistGain = "1 / (k*sin(pi/(2*k)))^2";
// answer: limit
const limitGain = "0.4053";
