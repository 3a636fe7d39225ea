// mistake: values are rounded to edges in place of centres
// expect: rounded to the nearest edge
// answer: centres
function centreVariance(values: number[], width: number, edge: number): number {
  const centres = values.map((x) => edge + Math.round((x - edge) / width) * width);
  const mean = centres.reduce((sum, c) => sum + c, 0) / centres.length;
  return centres.reduce((sum, c) => sum + (c - mean) ** 2, 0) / centres.length;
}
// answer: sheppard
const binnedVariance = "v";
