// mistake: bins are counted from 0 in place of the stated edge
// expect: They start at the stated edge
// answer: centres
function centreVariance(values: number[], width: number, _edge: number): number {
  const centres = values.map((x) => (Math.floor(x / width) + 0.5) * width);
  const mean = centres.reduce((sum, c) => sum + c, 0) / centres.length;
  return centres.reduce((sum, c) => sum + (c - mean) ** 2, 0) / centres.length;
}
