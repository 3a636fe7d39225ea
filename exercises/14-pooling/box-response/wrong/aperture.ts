// mistake: a continuous aperture
// expect: a continuous aperture
// expect: keep the sine here
// answer: any
const gainOfMany = "abs(sin(pi*f*k)) / (pi*f*k)";
// answer: nyquist
const nyquistGain = "2/pi + 0*k";
