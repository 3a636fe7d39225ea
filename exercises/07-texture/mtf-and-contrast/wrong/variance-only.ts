// mistake: contrast is thought to fall as the variance does
// expect: This is the share of the variance
// answer: noise
const noiseKept = "1 / (4*pi*s^2)";
