// alternative: other forms of the same algebra, and an arrow function
// answer: bias
const biasHu = (hu: number, epsilon: number): number => (hu + 1000) * (1 / (1 + epsilon) - 1);
// answer: recover
const epsilonFromWater = (huWater: number): number => 1000 / (1000 + huWater) - 1;
// answer: tolerance
const toleranceEpsilon = 0.001883;
// answer: threshold
const thresholdHere = `${0.99 * 130 - 10} HU`;
// answer: observed
const observedHu = "H - e/(1 + e)*(H + 1000)";
