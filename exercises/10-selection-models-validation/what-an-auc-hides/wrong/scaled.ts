// mistake: risks are scaled, which spares those who had a low one; the specificity is taken for false alarms
// expect: still has a risk below 0.3
// expect: the well that were NOT left alone
// expect: judged rightly
// answer: right
function shareRight(risks: number[], y: number[], threshold: number): number {
  return y.filter((v, i) => (risks[i] >= threshold ? 1 : 0) === v).length / y.length;
}
// answer: formula
const predictiveValue = "s*p/(s*p + c*(1 - p))";
// answer: half
const evenOdds = variant.specificity / (variant.sensitivity + variant.specificity);
// answer: ruin
function ruined(risk: number): number {
  return Math.sqrt(risk);
}
