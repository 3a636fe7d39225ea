import type {OtherAnswer} from "../exercise/readOtherAnswer.ts";
import type {TestVerdict} from "../exercise/types.ts";
import type {AuthorRuns} from "./authorRuns.ts";

/** All verdicts of some runs, those of public tests first. */
export const everything = ({visible, hidden}: AuthorRuns): TestVerdict[] => [
  ...visible.flat(),
  ...hidden.flat(),
];

/** Writes a verdict for a message. */
export const shown = ({id, title, status, message}: TestVerdict): string =>
  `${id} "${title.en}" ${status}${message === undefined ? "" : `: ${message.en}`}`;

/** Finds two runs of the same tests that ended otherwise. */
function differing(runs: readonly (readonly TestVerdict[])[]): string | undefined {
  const [first = [], ...others] = runs.map((tests) =>
    tests.map(({id, status}) => `${id} ${status}`),
  );
  const other = others.find((verdicts) => verdicts.join() !== first.join());
  if (other === undefined) return undefined;
  const at = first.findIndex((verdict, i) => verdict !== other[i]);
  return `${first[at]} and ${other[at]}`;
}

/** Tells whether all seeds and all variants gave the same verdicts. */
export function seedProblems(name: string, {visible, hidden}: AuthorRuns): string[] {
  const [variant, seed] = [differing(visible), differing(hidden)];
  return [
    ...(variant === undefined
      ? []
      : [`${name}: verdicts must not depend on the variant, got ${variant}`]),
    ...(seed === undefined ? [] : [`${name}: verdicts must not depend on the seed, got ${seed}`]),
  ];
}

/** A right answer passes every test. */
export function rightProblems(name: string, runs: AuthorRuns): string[] {
  const failed = everything(runs).find(({status}) => status !== "pass");
  return failed === undefined ? [] : [`${name}: must pass every test, got ${shown(failed)}`];
}

/** A wrong answer compiles, fails, and is told the texts that its head expects. */
export function wrongProblems({name, expect}: OtherAnswer, runs: AuthorRuns): string[] {
  const failed = everything(runs).filter(({status}) => status !== "pass");
  if (failed.length === 0) return [`${name}: must fail, but every test passed`];
  const broken = failed.find(({message}) =>
    /^answer\.(type|syntax|import|unknownName)$/.test(message?.code ?? ""),
  );
  if (broken !== undefined) return [`${name}: must compile, got ${shown(broken)}`];
  return expect
    .filter(
      (text) => !failed.some(({message}) => message?.code === text || message?.en.includes(text)),
    )
    .map((text) => `${name}: a failing message must contain "${text}", got ${shown(failed[0])}`);
}
