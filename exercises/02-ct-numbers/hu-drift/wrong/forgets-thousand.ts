// mistake: the error is taken as proportional to HU, and the 1000 is forgotten
// expect: 1000 is forgotten
// expect: 1000 + HU
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  return (-epsilon * hu) / (1 + epsilon);
}
// answer: tolerance
const toleranceEpsilon = 2 / 62;
// answer: observed
const observedHu = "H/(1 + e)";
