// alternative: the slope from all pairs of one hospital; the choice in another order; a searched design
// answer: location
function withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[] {
  const n = values.length;
  const sizes = new Map<string, number>();
  for (const name of hospital) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (grade === null || hospital[i] !== hospital[j]) continue;
      const dz = grade[i] - grade[j];
      top += (dz * (values[i] - values[j])) / sizes.get(hospital[i])!;
      bottom += (dz * dz) / sizes.get(hospital[i])!;
    }
  }
  const slope = bottom > 0 ? top / bottom : 0;
  const sums = new Map<string, number>();
  let all = 0;
  for (let i = 0; i < n; i++) {
    const rest = values[i] - slope * (grade?.[i] ?? 0);
    sums.set(hospital[i], (sums.get(hospital[i]) ?? 0) + rest);
    all += rest;
  }
  return values.map((y, i) => y - sums.get(hospital[i])! / sizes.get(hospital[i])! + all / n);
}
// answer: kept
const keptShare = "2*(p*(1 - p) + q*(1 - q))/((p + q)*(2 - p - q))";
// answer: designs
const hopeless = ["paired", "split", "protocol"];
// answer: confident
function overconfident(): number[] {
  let design = [10, 10, 10, 10];
  for (let few = 9; few >= 2; few--) {
    design = [20 - few, few, few, 20 - few];
    if (findings(design, 500) > 0.22) break;
  }
  return design;
}
