// mistake: w²/12 is added to the variance of the values, even where one bin is left
// expect: only while several bins are occupied
// answer: centres
function centreVariance(values: number[], width: number, edge: number): number {
  const centres = values.map((x) => edge + (Math.floor((x - edge) / width) + 0.5) * width);
  const mean = centres.reduce((sum, c) => sum + c, 0) / centres.length;
  const variance = centres.reduce((sum, c) => sum + (c - mean) ** 2, 0) / centres.length;
  return variance === 0 ? width ** 2 / 12 : variance;
}
