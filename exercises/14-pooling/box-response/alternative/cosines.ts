// alternative: written with cosines of double angles
// answer: two
const gainOfTwo = "sqrt((1 + cos(2*pi*f))/2)";
// answer: any
const gainOfMany = "sqrt((1 - cos(2*pi*f*k)) / (1 - cos(2*pi*f))) / k";
// answer: nyquist
const nyquistGain = "sqrt(2 / (1 - cos(pi/k))) / k";
// answer: limit
const limitGain = 0.63662;
