// mistake: the benefit is shared among those who have a biopsy; one in needless
// expect: not one in needless
// expect: not by those who have a biopsy
// expect: 1 - p of all patients
// expect: `useful` has no larger net benefit
// answer: threshold
const threshold = 1 / variant.needless;
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  const called = y.filter((_, i) => risks[i] >= t);
  if (called.length === 0) return 0;
  const hits = called.reduce((sum, v) => sum + v, 0);
  return (hits - ((called.length - hits) * t) / (1 - t)) / called.length;
}
// answer: everybody
const treatAll = "p - t/(1 - t)";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  return {y: [0, 0, 1, 1], sharp: [0.5, 0.6, 0.7, 0.8], useful: [0.1, 0.7, 0.1, 0.8]};
}
