// mistake: the photons sent and the photons that arrive are confused
// expect: These are the photons sent
// expect: This many have to arrive
// answer: noise
const noiseOfP = "1/sqrt(N)";
// answer: photons
const photonsNeeded = 1 / (variant.sd * variant.boneCm) ** 2;
