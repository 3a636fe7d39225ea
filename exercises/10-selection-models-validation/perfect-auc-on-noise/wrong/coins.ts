// mistake: every patient is a coin; the probability is that of no perfect feature
// expect: throws a coin for each patient
// expect: that no feature is perfect
// answer: expected
const perfectOnes = "2*m/2^12";
// answer: least
let orders = 1;
for (let k = 1; k <= variant.ill; k++) orders = (orders * (variant.well + k)) / k;
const atLeastOne = (1 - 2 / orders) ** variant.features;
