// mistake: the standard deviation is given for the full width
// expect: Asked for is the FWHM
// answer: cascade
const totalFwhm = "0.849 mm";
