// mistake: the grade's own part is taken away with the hospital's level; the hospitals hold the same mix
// expect: The grade itself was taken away too
// expect: Only 0.0
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
  const level = values.map((_, i) => mean(values, i) - slope * mean(z, i));
  const whole = level.reduce((sum, value) => sum + value / level.length, 0);
  return values.map((y, i) => y - level[i] + whole - slope * z[i]);
}
// answer: confident
function overconfident(): number[] {
  return [10, 10, 10, 10];
}
