// mistake: only the first split is looked at; the distance is measured from 0
// expect: Only the first split
// expect: measured from 0
// expect: fitted with the chosen penalty
// answer: order
const order = [
  "outer",
  "impute",
  "combat",
  "scale",
  "fit",
  "penalty",
  "threshold",
  "test",
  "final",
  "external",
];
// answer: early
interface Fit {
  name: string;
  fittedOn: string[];
}
interface Run {
  before: Fit[];
  splits: {test: string[]; fits: Fit[]}[];
}
function fittedTooEarly({before, splits}: Run): string[] {
  const [{test, fits}] = splits;
  const early = [...before, ...fits].filter(({fittedOn}) =>
    fittedOn.some((id) => test.includes(id)),
  );
  return early.map(({name}) => name);
}
// answer: statistic
function evidence(aucs: number[]): number {
  const n = aucs.length;
  const mean = aucs.reduce((a, b) => a + b, 0) / n;
  const squares = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0);
  return mean / Math.sqrt(squares / (n - 1) / n);
}
// answer: honest
const honest = "r/(1 - d)";
