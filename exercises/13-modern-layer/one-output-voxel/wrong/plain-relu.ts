// mistake: leaky ReLU cuts like ReLU; the variance instead of its root
// expect: it does not cut
// expect: divides by its root
// answer: corner
const topLeft = "-0.1666667";
// answer: other
const bottomRight = "0";
