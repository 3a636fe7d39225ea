// mistake: the join is treated as an addition; levels are counted as if all had C channels
// expect: where both weights are equal
// expect: The channels double on each level
// answer: blind
const blindTo = "-x";
// answer: saved
const weightsSaved = "9*C^2*L";
