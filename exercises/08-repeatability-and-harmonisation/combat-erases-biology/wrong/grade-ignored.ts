// mistake: hospital means are taken away and the grade with them; nothing seems to be lost
// expect: The grade was not used
// expect: Something is lost
// answer: location
function withoutHospital(values: number[], hospital: string[], _grade: number[] | null): number[] {
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const whole = mean(values);
  return values.map(
    (y, i) => y - mean(values.filter((_, j) => hospital[j] === hospital[i])) + whole,
  );
}
// answer: kept
const keptShare = "1";
