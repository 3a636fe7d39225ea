// mistake: a needless biopsy counts as much as a patient found; odds for a risk
// expect: a risk between 0 and 1
// expect: counted as bad as a missed patient
// expect: `sharp` has a larger net benefit
// answer: threshold
const threshold = variant.needless;
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  const called = y.filter((_, i) => risks[i] >= t);
  return called.reduce((sum, v) => sum + 2 * v - 1, 0) / y.length;
}
// answer: everybody
const treatAll = "p - (1 - p)";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  return {y: [0, 0, 1, 1], sharp: [0.1, 0.15, 0.6, 0.8], useful: [0.1, 0.7, 0.6, 0.8]};
}
