// mistake: the threshold is left where it was
// expect: The threshold has not moved
// answer: threshold
const thresholdHere = "130 HU";
