// mistake: risks below 0.3 are lifted to 0.3, so that they tie
// expect: a pair that was won is a tie
// expect: A risk equal to the threshold
// answer: right
function shareRight(risks: number[], y: number[], threshold: number): number {
  const called = y.filter((_, i) => risks[i] > threshold);
  return called.reduce((sum, v) => sum + v, 0) / called.length;
}
// answer: ruin
function ruined(risk: number): number {
  return Math.max(0.3, risk);
}
