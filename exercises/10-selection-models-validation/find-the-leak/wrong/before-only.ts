// mistake: leaks inside a split are overlooked; the final model comes before its validation
// expect: patients of its own test set
// expect: validate first
// answer: order
const order = [
  "outer",
  "impute",
  "combat",
  "scale",
  "penalty",
  "fit",
  "threshold",
  "final",
  "test",
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
  const early = before.filter(({fittedOn}) => fittedOn.some((id) => tested.includes(id)));
  return early.map(({name}) => name);
}
