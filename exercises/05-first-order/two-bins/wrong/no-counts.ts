// mistake: every bin weighs the same
// expect: The counts were left out
// answer: moments
function moments(values: number[], _counts: number[]): number[] {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const central = (power: number): number =>
    values.reduce((sum, v) => sum + (v - mean) ** power, 0) / n;
  return [mean, central(2), central(3) / central(2) ** 1.5, central(4) / central(2) ** 2];
}
