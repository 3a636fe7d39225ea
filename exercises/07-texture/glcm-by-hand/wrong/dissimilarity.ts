// mistake: the difference of the levels is not squared
// expect: This is the dissimilarity
// answer: contrast
const contrast = "0.75";
