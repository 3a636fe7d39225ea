// mistake: the label gets no share of what is spread
// expect: The label gets its share of what is spread, too
// answer: smooth
const smoothedOwn = "p - (1 - s)";
