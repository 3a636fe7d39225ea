// mistake: the sine of the whole angle; a pi is lost in the MTF
// expect: The sine needs half the angle
// expect: A pi is missing in the MTF
// answer: stripes
const stripeContrast = "2 * A^2 * sin(2*pi*k*d)^2 / w^2";
// answer: blurred
const blurredContrast = "2 * A^2 * sin(pi*k*d)^2 / w^2 * exp(-4*s^2*k^2)";
