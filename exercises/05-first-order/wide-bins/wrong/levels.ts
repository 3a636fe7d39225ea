// mistake: the variance of the level numbers is given
// expect: variance of the level numbers
// answer: centres
function centreVariance(values: number[], width: number, edge: number): number {
  const levels = values.map((x) => Math.floor((x - edge) / width) + 1);
  const mean = levels.reduce((sum, c) => sum + c, 0) / levels.length;
  return levels.reduce((sum, c) => sum + (c - mean) ** 2, 0) / levels.length;
}
