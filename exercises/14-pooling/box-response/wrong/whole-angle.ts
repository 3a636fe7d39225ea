// mistake: the whole phase step in place of half of it; a whole cycle per new pixel
// expect: The whole phase step stands in the cosine
// expect: f = 1/k was put in
// answer: two
const gainOfTwo = "cos(2*pi*f)";
// answer: any
const gainOfMany = "abs(sin(2*pi*f*k)) / abs(k*sin(2*pi*f))";
// answer: nyquist
const nyquistGain = "0*k";
// answer: limit
const limitGain = "0";
