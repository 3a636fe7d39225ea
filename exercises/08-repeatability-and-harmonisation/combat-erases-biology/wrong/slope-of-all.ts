// mistake: the grade's slope is taken over all patients, and hospitals of half the grade are assumed
// expect: The slope was taken over all patients
// expect: True only where half
// answer: location
function withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[] {
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const z = grade ?? values.map(() => 0);
  const [my, mz] = [mean(values), mean(z)];
  const bottom = z.reduce((sum, value) => sum + (value - mz) ** 2, 0);
  const top = z.reduce((sum, value, i) => sum + (value - mz) * (values[i] - my), 0);
  const slope = bottom === 0 ? 0 : top / bottom;
  const rest = values.map((y, i) => y - slope * z[i]);
  return values.map(
    (y, i) => y - mean(rest.filter((_, j) => hospital[j] === hospital[i])) + mean(rest),
  );
}
// answer: kept
const keptShare = "1 - (p - q)^2";
