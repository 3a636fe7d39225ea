// mistake: the contrast of unit noise is given in place of the share
// expect: Divide by the 2 it had before
// answer: noise
const noiseKept = "(1 - exp(-1 / (4*s^2))) / (2*pi*s^2)";
