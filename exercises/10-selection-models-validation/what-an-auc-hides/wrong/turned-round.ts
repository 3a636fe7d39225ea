// mistake: the order is turned; the calm messages are counted for the alarms
// expect: The order of two patients is turned round
// expect: the negative predictive value
// expect: Weigh the ill with p
// answer: formula
const predictiveValue = "c*(1 - p)/(c*(1 - p) + (1 - s)*p)";
// answer: half
const evenOdds = variant.sensitivity / (variant.sensitivity + 1 - variant.specificity);
// answer: ruin
function ruined(risk: number): number {
  return 1 - risk / 2;
}
