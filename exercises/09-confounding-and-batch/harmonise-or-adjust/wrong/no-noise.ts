// mistake: the noise of the feature is forgotten
// expect: The noise of R is missing
// answer: attenuated
const attenuated = "1/(1 + s^2*(2*w - 1)^2*w*(1 - w))";
