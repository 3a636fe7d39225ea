// mistake: the errors are summed, not averaged; the cell's cases are taken for all cases
// expect: A risk is their mean
// expect: not over all n cases
// answer: grid
function gridRisk(learn: number[][], fresh: number[][], b: number): number[] {
  const mean = (values: number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
  const all = mean(learn.map(([, y]) => y));
  const constants = Array.from({length: b}, (_, k) => {
    const inside = learn.filter(([x]) => Math.floor(x * b) === k).map(([, y]) => y);
    return inside.length === 0 ? all : mean(inside);
  });
  const risk = (cases: number[][]): number =>
    cases.reduce((s, [x, y]) => s + (y - constants[Math.floor(x * b)]) ** 2, 0);
  return [risk(learn), risk(fresh)];
}
// answer: learned
const riskLearned = "s^2*(1 - 1/n)";
// answer: fresh
const riskFresh = "s^2*(1 + 1/n)";
