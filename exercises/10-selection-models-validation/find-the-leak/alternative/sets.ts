// alternative: sets instead of lists; the formula the other way round
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
  const names: string[] = [];
  const note = (name: string) => {
    if (!names.includes(name)) names.push(name);
  };
  const tested = new Set(splits.flatMap(({test}) => test));
  for (const {name, fittedOn} of before) if (fittedOn.some((id) => tested.has(id))) note(name);
  for (const split of splits) {
    const own = new Set(split.test);
    for (const {name, fittedOn} of split.fits) if (fittedOn.some((id) => own.has(id))) note(name);
  }
  return names;
}
// answer: honest
const honest = "1 - (1 - r)/(1 - d)";
