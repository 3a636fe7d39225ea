// mistake: the constants are computed anew for the new cases; training and new risks are swapped
// expect: computed anew from the new cases
// expect: The sign is turned
// answer: grid
function gridRisk(learn: number[][], fresh: number[][], b: number): number[] {
  const mean = (values: number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
  const risk = (cases: number[][]): number => {
    const all = mean(cases.map(([, y]) => y));
    const constants = Array.from({length: b}, (_, k) => {
      const inside = cases.filter(([x]) => Math.floor(x * b) === k).map(([, y]) => y);
      return inside.length === 0 ? all : mean(inside);
    });
    return mean(cases.map(([x, y]) => (y - constants[Math.floor(x * b)]) ** 2));
  };
  return [risk(learn), risk(fresh)];
}
// answer: learned
const riskLearned = "s^2*(1 + b/n)";
// answer: fresh
const riskFresh = "s^2*(1 - b/n)";
