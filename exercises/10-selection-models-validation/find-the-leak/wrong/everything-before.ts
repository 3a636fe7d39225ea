// mistake: features are prepared before the patients are divided; every step of before is accused
// expect: Something is learned before the patients are divided
// expect: patients whom no split tests
// expect: divided by n
// answer: order
const order = [
  "impute",
  "combat",
  "scale",
  "outer",
  "penalty",
  "fit",
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
function fittedTooEarly({before}: Run): string[] {
  return before.map(({name}) => name);
}
// answer: statistic
function evidence(aucs: number[]): number {
  const n = aucs.length;
  const mean = aucs.reduce((a, b) => a + b, 0) / n;
  const squares = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0);
  return (mean - 0.5) / Math.sqrt(squares / n / n);
}
// answer: honest
const honest = "r - d";
