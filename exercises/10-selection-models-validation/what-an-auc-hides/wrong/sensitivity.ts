// mistake: the alarms are divided by the ill; the prevalence is forgotten
// expect: Divide by the alarms, not by the ill
// expect: The prevalence is missing
// expect: Turn odds into a share
// answer: right
function shareRight(risks: number[], y: number[], threshold: number): number {
  const ill = risks.filter((_, i) => y[i] === 1);
  return ill.filter((risk) => risk >= threshold).length / ill.length;
}
// answer: formula
const predictiveValue = "s";
// answer: half
const evenOdds = (1 - variant.specificity) / variant.sensitivity;
