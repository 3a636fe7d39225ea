// mistake: only the patients found are counted
// expect: The harm of the needless biopsies is missing
// answer: benefit
function netBenefit(risks: number[], y: number[], t: number): number {
  return y.filter((v, i) => v === 1 && risks[i] >= t).length / y.length;
}
