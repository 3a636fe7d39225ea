// mistake: the tolerance is rounded down far too much
// expect: A larger drift would still keep liver within 2 HU
// answer: tolerance
const toleranceEpsilon = "0.18 %";
