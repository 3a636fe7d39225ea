// mistake: the intersection over the union
// expect: This is the Jaccard index
// answer: overlap
const overlap = 1.4 / 2.4;
