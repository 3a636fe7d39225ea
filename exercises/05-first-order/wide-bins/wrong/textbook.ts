// mistake: wide bins are said to lower the variance
// expect: the textbook's claim
// answer: sheppard
const binnedVariance = "v - w^2/12";
