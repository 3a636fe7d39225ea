// mistake: the tolerance is found for a positive drift only
// expect: Only one side was looked at
// answer: tolerance
const toleranceEpsilon = 2 / (1060 - 2);
