// mistake: the amplitude squared is taken for the mean square
// expect: the mean square of a wave is half its amplitude squared
// answer: stripes
const stripeContrast = "4 * A^2 * sin(pi*k*d)^2 / w^2";
// answer: blurred
const blurredContrast = "4 * A^2 * sin(pi*k*d)^2 / w^2 * exp(-4*pi^2*s^2*k^2)";
