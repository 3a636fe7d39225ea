// mistake: the loss is given for the overlap
// expect: This is the loss
// answer: overlap
const overlap = 1 - 2.8 / 3.8;
