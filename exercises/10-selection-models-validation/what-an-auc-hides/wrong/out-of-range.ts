// mistake: the new risk passes 1; no alarm is called a share of 0; as many ill as well
// expect: strictly between 0 and 1
// expect: all alarms were false
// expect: as many are ill as well
// answer: right
function shareRight(risks: number[], y: number[], threshold: number): number {
  const called = y.filter((_, i) => risks[i] >= threshold);
  if (called.length === 0) return 0;
  return called.reduce((sum, v) => sum + v, 0) / called.length;
}
// answer: formula
const predictiveValue = "s/(s + 1 - c)";
// answer: ruin
function ruined(risk: number): number {
  return 0.3 + risk;
}
