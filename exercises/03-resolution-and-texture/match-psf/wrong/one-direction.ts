// mistake: the noise is blurred in one direction only
// expect: in one direction
// answer: noise
const noiseLeft = "7.51 HU";
