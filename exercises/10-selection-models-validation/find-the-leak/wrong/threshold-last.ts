// mistake: the threshold is chosen after the test; every test patient of any split counts
// expect: before everything has been decided
// expect: only another split tests
// expect: standard deviations of one AUC
// answer: order
const order = [
  "outer",
  "impute",
  "combat",
  "scale",
  "penalty",
  "fit",
  "test",
  "threshold",
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
  const tested = splits.flatMap(({test}) => test);
  const all = [...before, ...splits.flatMap(({fits}) => fits)];
  const early = all.filter(({fittedOn}) => fittedOn.some((id) => tested.includes(id)));
  return [...new Set(early.map(({name}) => name))];
}
// answer: statistic
function evidence(aucs: number[]): number {
  const n = aucs.length;
  const mean = aucs.reduce((a, b) => a + b, 0) / n;
  const squares = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0);
  return (mean - 0.5) / Math.sqrt(squares / (n - 1));
}
// answer: honest
const honest = "r*(1 - d)";
