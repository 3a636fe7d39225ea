// mistake: every hospital counts once in the common level; the difference of the hospitals' means is taken for that of the grades
// expect: Every hospital counts once
// expect: right for the two hospitals' means
// answer: location
function withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[] {
  const z = grade ?? values.map(() => 0);
  const names = [...new Set(hospital)];
  const mean = (list: number[], name: string) => {
    const own = list.filter((_, j) => hospital[j] === name);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  const dz = z.map((value, i) => value - mean(z, hospital[i]));
  const bottom = dz.reduce((sum, value) => sum + value * value, 0);
  const top = dz.reduce((sum, value, i) => sum + value * values[i], 0);
  const slope = bottom === 0 ? 0 : top / bottom;
  const level = (name: string) => mean(values, name) - slope * mean(z, name);
  const whole = names.reduce((sum, name) => sum + level(name) / names.length, 0);
  return values.map((y, i) => y - level(hospital[i]) + whole);
}
// answer: kept
const keptShare = "1 - abs(p - q)";
