// mistake: the variance is given for the standard deviation, and the thickness is forgotten
// expect: This is the variance
// expect: The 2 cm are forgotten
// answer: noise
const noiseOfP = "exp(p)/N";
// answer: photons
const photonsNeeded = "5.0214e6";
