// mistake: the contrast is multiplied by the MTF once
// expect: The MTF enters once
// expect: This sigma halves the amplitude
// answer: blurred
const blurredContrast = "2 * A^2 * sin(pi*k*d)^2 / w^2 * exp(-2*pi^2*s^2*k^2)";
// answer: half
const halvingSigma = "1.499 mm";
