// alternative: odds in place of shares, a curve in place of a line
// answer: right
function shareRight(risks: number[], y: number[], threshold: number): number {
  let hits = 0;
  let alarms = 0;
  for (let i = 0; i < risks.length; i++) {
    if (risks[i] < threshold) continue;
    alarms++;
    hits += y[i];
  }
  return alarms === 0 ? Number.NaN : hits / alarms;
}
// answer: formula
const predictiveValue = "1/(1 + (1 - c)*(1 - p)/(s*p))";
// answer: half
const odds = (1 - variant.specificity) / variant.sensitivity;
const evenOdds = `${((100 * odds) / (1 + odds)).toFixed(4)} %`;
// answer: ruin
function ruined(risk: number): number {
  return 1 / (1 + Math.exp(-risk));
}
// answer: hidden
const hidden = ["benefit", "calibration", "alarms"];
