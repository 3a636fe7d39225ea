// mistake: the expected number is given for the probability; all orders are counted
// expect: It can pass 1
// expect: Orders among the ill
// answer: expected
const perfectOnes = "2*m/479001600";
// answer: least
let orders = 1;
for (let k = 1; k <= variant.ill; k++) orders = (orders * (variant.well + k)) / k;
const atLeastOne = (2 * variant.features) / orders;
