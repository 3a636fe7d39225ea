import {loadTests} from "../exercise/bundleTests.ts";
import {drawVariant} from "../exercise/drawVariant.ts";
import {givenCells, ownVariant} from "../exercise/givenCells.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {PUBLIC_SEED, runSuite} from "../exercise/runSuite.ts";
import type {TestVerdict, Variant} from "../exercise/types.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";
import {TEST_MS} from "./limits.ts";
import {ReferenceAnswers} from "./referenceAnswers.ts";
import {variantSeed} from "./seeds.ts";

/** The verdicts of one set of answers: of the public tests for each variant, of the hidden ones for each seed. */
export interface AuthorRuns {
  readonly visible: readonly (readonly TestVerdict[])[];
  readonly hidden: readonly (readonly TestVerdict[])[];
}

export interface RunOptions {
  /** How many seeds the hidden tests run with. */
  readonly seeds: number;
  /** Ids of the answers to judge; all when absent. */
  readonly only?: ReadonlySet<string>;
}

/** How many variants the seeds are spread over, the defaults among them. */
export const VARIANTS = 4;

const seedOf = (i: number): string => `author check ${i}`;

/** Draws the variants to try: the defaults, then what the first seeds give. */
async function variantsOf(exercise: Exercise, seeds: number): Promise<(Variant | undefined)[]> {
  if (exercise.variantFile === undefined) return [undefined];
  const count = Math.min(VARIANTS, seeds);
  const drawn = Array.from({length: count - 1}, (_, i) =>
    drawVariant(exercise, variantSeed(seedOf(i))),
  );
  return [undefined, ...(await Promise.all(drawn))];
}

/** Runs public tests once and hidden tests with some of the seeds, all with one variant. */
async function runWith(
  exercise: Exercise,
  sources: ReadonlyMap<string, string>,
  isolation: Isolation,
  variant: Variant | undefined,
  {seeds, only}: {seeds: readonly string[]; only?: ReadonlySet<string> | undefined},
): Promise<AuthorRuns> {
  const infos = exercise.info.answers;
  const own = variant ?? ownVariant(exercise);
  const answers = new IsolatedAnswers(
    infos.map((answer) => ({answer, source: sources.get(answer.id)})),
    isolation,
    givenCells(exercise, own),
  );
  const reference = new ReferenceAnswers(exercise, isolation, own);
  const common = {
    answers: infos,
    channel: answers,
    reference,
    timeoutMs: TEST_MS,
    now: () => performance.now(),
    ...(own && {variant: own}),
    ...(only && {only}),
  };
  const flat = async (file: string, seed: string, visibility: "visible" | "hidden") =>
    (await runSuite(await loadTests(file), {...common, seed, visibility})).flatMap(
      ({tests}) => tests,
    );
  try {
    await answers.prepare(only);
    const visible = await flat(exercise.testsFile, PUBLIC_SEED, "visible");
    const hidden: TestVerdict[][] = [];
    for (const seed of exercise.hiddenFile === undefined ? [] : seeds) {
      hidden.push(await flat(exercise.hiddenFile as string, seed, "hidden"));
    }
    return {visible: [visible], hidden};
  } finally {
    await Promise.all([answers.close(), reference.close()]);
  }
}

/**
 * Runs public tests once for each variant, and hidden tests with several seeds spread over the variants, on one
 * set of answers.
 */
export async function runAuthor(
  exercise: Exercise,
  sources: ReadonlyMap<string, string>,
  isolation: Isolation,
  {seeds, only}: RunOptions,
): Promise<AuthorRuns> {
  const variants = await variantsOf(exercise, seeds);
  const all = Array.from({length: seeds}, (_, i) => seedOf(i));
  const visible: (readonly TestVerdict[])[] = [];
  const hidden: (readonly TestVerdict[])[] = [];
  for (const [i, variant] of variants.entries()) {
    const own = all.filter((_, k) => k % variants.length === i);
    const runs = await runWith(exercise, sources, isolation, variant, {seeds: own, only});
    visible.push(...runs.visible);
    hidden.push(...runs.hidden);
  }
  return {visible, hidden};
}
