// mistake: the variance is given for the standard deviation, and the thickness is forgotten
// expect: This is the variance
// expect: thickness of the bone is forgotten
// answer: noise
const noiseOfP = "exp(p)/N";
// answer: photons
const {tissueCm, boneCm, boneMu, sd} = variant;
const photonsNeeded = Math.exp(0.2 * tissueCm + boneMu * boneCm) / sd ** 2;
