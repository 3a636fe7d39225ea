// mistake: the share of equal pairs is taken for the homogeneity
// expect: the share of equal pairs only
// answer: homogeneity
const homogeneity = 5 / 12;
