// mistake: a risk at the threshold has no biopsy; the harm is forgotten for everybody
// expect: A risk equal to the threshold
// expect: The harm of the needless biopsies is missing
// expect: strictly between 0 and 1
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  const called = y.filter((_, i) => risks[i] > t);
  const hits = called.reduce((sum, v) => sum + v, 0);
  return hits / y.length - ((called.length - hits) / y.length) * (t / (1 - t));
}
// answer: everybody
const treatAll = "p";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  return {y: [0, 0, 1, 1], sharp: [0, 0, 1, 1], useful: [0.1, 0.7, 0.6, 0.8]};
}
