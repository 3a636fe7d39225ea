// mistake: without a biopsy 0 is divided by 0; the harm is left out
// expect: nothing is gained and nothing lost
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  const called = y.filter((_, i) => risks[i] >= t);
  const share = called.length / y.length;
  const hits = called.reduce((sum, v) => sum + v, 0) / called.length;
  return share * (hits - ((1 - hits) * t) / (1 - t));
}
