// mistake: the common level is not given back, and the lost share is named instead of the one that is left
// expect: The values are centred at 0
// expect: That is the share that is lost
// answer: location
function withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[] {
  const z = grade ?? values.map(() => 0);
  const mean = (list: number[], i: number) => {
    const own = list.filter((_, j) => hospital[j] === hospital[i]);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  const dz = z.map((value, i) => value - mean(z, i));
  const bottom = dz.reduce((sum, value) => sum + value * value, 0);
  const top = dz.reduce((sum, value, i) => sum + value * values[i], 0);
  const slope = bottom === 0 ? 0 : top / bottom;
  return values.map((y, i) => y - (mean(values, i) - slope * mean(z, i)));
}
// answer: kept
const keptShare = "(p - q)^2/((p + q)*(2 - p - q))";
