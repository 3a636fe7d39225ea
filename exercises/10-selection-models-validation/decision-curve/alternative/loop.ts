// alternative: patients are weighed one by one; one fraction; risks all near 0.3
// answer: threshold
const ill = 1;
const threshold = ill / (ill + variant.needless);
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    if (risks[i] < t) continue;
    total += y[i] === 1 ? 1 : -t / (1 - t);
  }
  return total / y.length;
}
// answer: everybody
const treatAll = "(p - t)/(1 - t)";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  // All risks of `sharp` lie just above 0.2, in the right order.
  const y = [0, 0, 0, 0, 1, 1, 1, 1];
  const sharp = [0.3, 0.3, 0.3, 0.3, 0.31, 0.32, 0.33, 0.34];
  const useful = [0.1, 0.1, 0.1, 0.9, 0.6, 0.6, 0.6, 0.6];
  return {y, sharp, useful};
}
