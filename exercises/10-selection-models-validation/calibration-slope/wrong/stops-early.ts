// mistake: the search stops after a few steps; the cohort is told apart by its risks
// expect: not to 6 decimals
// expect: A threshold on the risk tells the ill from the well
// answer: shift
function shiftOf(risks: number[], y: number[]): number {
  const ill = y.reduce((sum, v) => sum + v, 0);
  let a = -10;
  const total = (): number =>
    risks.reduce((sum, p) => sum + 1 / (1 + ((1 - p) / p) * Math.exp(-a)), 0);
  while (total() < ill) a += 0.001;
  return a;
}
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  const risks = Array.from({length: 40}, (_, i) => (i < 20 ? 0.2 : 0.8));
  return {risks, y: risks.map((risk) => Number(risk > 0.5))};
}
