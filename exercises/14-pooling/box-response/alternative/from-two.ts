// alternative: two pixels as the quotient for k = 2
// answer: two
const gainOfTwo = "sin(2*pi*f) / (2*sin(pi*f))";
// answer: nyquist
const nyquistGain = "1 / k / cos(pi/2 - pi/(2*k))";
// answer: limit
const limitGain = "63.66 %";
