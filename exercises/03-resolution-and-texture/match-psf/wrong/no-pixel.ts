// mistake: the pixel size is forgotten
// expect: The pixel size is missing
// answer: noise
const noiseLeft = "5.64 HU";
