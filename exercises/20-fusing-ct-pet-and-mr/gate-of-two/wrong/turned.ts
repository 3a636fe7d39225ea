// mistake: z is given to MR; the sign of the slope is turned
// expect: The gate is turned round
// expect: the sign is that of a
// answer: hand
const byHand = -0.04;
// answer: slope
const slope = "(b - a)*exp(-t)/(1 + exp(-t))^2";
