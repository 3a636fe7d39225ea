// mistake: the noise is taken to stay as it was
// expect: The noise has not changed here
// answer: noise
const noiseLeft = "20 HU";
