// mistake: sums in place of means
// expect: This is the sum, not the mean
// expect: A factor of 2 is lost
// answer: two
const gainOfTwo = "2*cos(pi*f)";
// answer: any
const gainOfMany = "abs(sin(pi*f*k)) / sin(pi*f)";
// answer: nyquist
const nyquistGain = "1 / sin(pi/(2*k))";
// answer: limit
const limitGain = "0.3183";
