// alternative: Newton's method finds the shift; the slope as a product of powers; other groups
// answer: shift
function shiftOf(risks: number[], y: number[]): number {
  let a = 0;
  for (let step = 0; step < 50; step++) {
    const moved = risks.map((p) => 1 / (1 + ((1 - p) / p) * Math.exp(-a)));
    const missing = y.reduce((sum, v, i) => sum + v - moved[i], 0);
    a += missing / moved.reduce((sum, p) => sum + p * (1 - p), 0);
  }
  return a;
}
// answer: after
const slopeAfter = "b*k^(-1)";
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  // The middle is missed upwards by 0.2, the outer groups downwards by 0.1.
  const groups = [
    [0.3, 4],
    [0.5, 14],
    [0.7, 12],
  ];
  const risks = groups.flatMap(([risk]) => new Array<number>(20).fill(risk));
  return {
    risks,
    y: groups.flatMap(([, ill]) => Array.from({length: 20}, (_, i) => Number(i < ill))),
  };
}
