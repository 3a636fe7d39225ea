// mistake: the weight is turned round; the threshold is that of a careful doctor
// expect: has a LOW threshold
// expect: The weight is turned round
// expect: The weight of a needless biopsy is turned round
// expect: The AUC of `sharp` is not the larger one
// answer: threshold
const threshold = variant.needless / (1 + variant.needless);
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  const called = y.filter((_, i) => risks[i] >= t);
  const hits = called.reduce((sum, v) => sum + v, 0);
  return hits / y.length - ((called.length - hits) / y.length) * ((1 - t) / t);
}
// answer: everybody
const treatAll = "p - (1 - p)*(1 - t)/t";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  return {y: [0, 0, 1, 1], sharp: [0.5, 0.6, 0.55, 0.7], useful: [0.1, 0.1, 0.6, 0.8]};
}
