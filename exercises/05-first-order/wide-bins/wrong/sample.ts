// mistake: the sample's variance in place of the population's
// expect: divided by one less than the count
// answer: centres
function centreVariance(values: number[], width: number, edge: number): number {
  const centres = values.map((x) => edge + (Math.floor((x - edge) / width) + 0.5) * width);
  const mean = centres.reduce((sum, c) => sum + c, 0) / centres.length;
  return centres.reduce((sum, c) => sum + (c - mean) ** 2, 0) / (centres.length - 1);
}
