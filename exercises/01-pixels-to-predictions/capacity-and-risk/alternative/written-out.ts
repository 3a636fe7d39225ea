// alternative: the formulas over one fraction
// answer: learned
const riskLearned = "(n - b)*s^2/n";
// answer: fresh
const riskFresh = "s^2 + s^2/(n/b)";
