// alternative: the variance of whole bin numbers, scaled; a longer list for the counter-example
// answer: centres
function centreVariance(values: number[], width: number, edge: number): number {
  const bins = values.map((x) => Math.floor((x - edge) / width));
  const sum = bins.reduce((total, k) => total + k, 0);
  const squares = bins.reduce((total, k) => total + k * k, 0);
  return width ** 2 * (squares / bins.length - (sum / bins.length) ** 2);
}
// answer: lowered
function lowered(): number[] {
  return [1, 2, 12, 15, 18, 23, 25, 38, 39];
}
