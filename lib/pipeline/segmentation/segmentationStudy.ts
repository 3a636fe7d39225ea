import type {Rng} from "../../core/index.ts";
import {createRng} from "../../core/index.ts";
import type {Engine} from "../../nn/index.ts";
import {countParameters} from "../../nn/index.ts";
import {kFold} from "../../statistics/index.ts";
import type {RunOptions} from "../runCases.ts";
import {partOfCase} from "./partOfCase.ts";
import {requireSegmentationCases, type SegmentationCase} from "./segmentationCase.ts";
import {type FoldCases, testRule, trainAndTest} from "./studyPart.ts";
import {readStudyPart, type SegmentationStudy, type StudyPart} from "./studyRecord.ts";
import type {NetworkVariant, StudyVariant} from "./studyVariant.ts";
import {summariseStudy} from "./summariseStudy.ts";
import {recipeNetwork} from "./trainSegmenter.ts";

/** Where a study keeps what is finished, so that it can be resumed. */
export interface StudyStore {
  /** Gives what was kept under a name, or undefined. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Keeps a text, whole or not at all. */
  readonly write: (name: string, text: string) => Promise<void>;
}

/** Options of `segmentationStudy`. */
export interface SegmentationStudyOptions extends RunOptions {
  readonly variants: readonly StudyVariant[];
  /** Into how many parts the patients are divided; each is tested once. No default. */
  readonly folds: number;
  /** The variant with which the others are compared. */
  readonly baseline: string;
  /** Names the division of the patients, and what else is drawn. */
  readonly seed: string;
  readonly engine: Engine;
  readonly provenance: Omit<SegmentationStudy["provenance"], "seed" | "engine">;
  /** Steps from one point of a learning curve to the next. */
  readonly every: number;
  /** The clock, ms; a science function reads none of its own. */
  readonly now: () => number;
  /** Keeps each finished training, and gives it back; nothing is kept when left out. */
  readonly store?: StudyStore;
}

/** Refuses variants that cannot be told apart, or none to compare with. */
function requireVariants({variants, baseline}: SegmentationStudyOptions): void {
  const names = variants.flatMap(({name, parts}) =>
    parts === undefined ? name : [name, parts.name],
  );
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) {
    throw new RangeError(`segmentationStudy: variants must differ in name, got "${twice}" twice`);
  }
  if (!names.includes(baseline)) {
    throw new RangeError(
      `segmentationStudy: baseline must be one of ${names.join(", ")}, got "${baseline}"`,
    );
  }
}

/** Divides the patients; the same seed gives the same folds, and the same parts of the test scans. */
function foldsOf(
  cases: readonly SegmentationCase[],
  {folds, seed}: SegmentationStudyOptions,
): FoldCases[] {
  const rng = createRng(`study ${seed}`);
  const splits = kFold(cases.length, {folds, rng: rng.fork("folds")});
  return splits.map(({train, test}, fold) => {
    const tested = Array.from(test, (row) => cases[row]);
    const parts = tested.map((one) => partOfCase(rng.fork(`part of ${one.id}`), one));
    return {fold, train: Array.from(train, (row) => cases[row]), test: tested, parts};
  });
}

/** Takes some of the training patients, where a variant learns from few. */
function fewer(train: readonly SegmentationCase[], patients: number | undefined, rng: Rng) {
  if (patients === undefined) return train;
  if (!(Number.isSafeInteger(patients) && patients >= 1 && patients <= train.length)) {
    throw new RangeError(
      `segmentationStudy: patients must be a whole number from 1 to ${train.length}, got ${patients}`,
    );
  }
  const order = train.map((one) => ({one, key: rng.next()}));
  order.sort((a, b) => a.key - b.key);
  return order.slice(0, patients).map(({one}) => one);
}

/** Says in one text what a training was asked for: a kept one of another plan is not taken. */
function planOf({recipe}: NetworkVariant, {train, test}: FoldCases, every: number): string {
  const ids = (cases: readonly SegmentationCase[]) => cases.map(({id}) => id);
  return JSON.stringify({recipe, train: ids(train), test: ids(test), every});
}

/** Gives a finished training back, if one of this plan was kept. */
async function keptPart(
  store: StudyStore | undefined,
  name: string,
  plan: string,
): Promise<StudyPart | undefined> {
  const text = await store?.read(name);
  if (text === undefined) return undefined;
  const part = readStudyPart(text);
  if (part.plan === plan) return part;
  throw new RangeError(
    `segmentationStudy: ${name} must come from this recipe and these patients, got one of another plan; take another folder or delete it`,
  );
}

/** Counts training steps and tested patients: what a study's progress is measured in. */
function workOf(variants: readonly StudyVariant[], folds: readonly FoldCases[]): number {
  const patients = folds.reduce((sum, {test}) => sum + test.length, 0);
  return variants.reduce((sum, variant) => {
    if (variant.kind === "rule") return sum;
    const tests = variant.parts === undefined ? 1 : 2;
    return sum + folds.length * variant.recipe.steps + tests * patients;
  }, 0);
}

/** Lists the variants as the record names them. */
function variantRecords(variants: readonly StudyVariant[]): SegmentationStudy["variants"] {
  return variants.flatMap((variant) => {
    const {name, label, kind, parts} = variant;
    const size =
      variant.kind === "rule"
        ? {parameters: 0, steps: 0}
        : {
            parameters: countParameters(recipeNetwork(variant.recipe)).trainable,
            steps: variant.recipe.steps,
          };
    const own = {name, label, kind, ...size};
    return parts === undefined ? [own] : [own, {...own, ...parts}];
  });
}

/** Runs, or takes from the store, all trainings of a study, one after the other. */
async function runParts(
  folds: readonly FoldCases[],
  options: SegmentationStudyOptions,
): Promise<StudyPart[]> {
  const {variants, engine, provenance, every, now, store, onProgress, signal, seed} = options;
  const total = workOf(variants, folds);
  const made: StudyPart[] = [];
  let done = 0;
  for (const variant of variants) {
    for (const all of folds) {
      signal?.throwIfAborted();
      if (variant.kind === "rule") {
        made.push({plan: variant.name, results: testRule(variant, all), curve: null});
        continue;
      }
      const rng = createRng(`study ${seed}`).fork(`patients of fold ${all.fold}`);
      const fold = {...all, train: fewer(all.train, variant.patients, rng)};
      const name = `${variant.name}-${fold.fold}`;
      const what = `${variant.name}, fold ${fold.fold + 1}`;
      const plan = planOf(variant, fold, every);
      const start = done;
      const tests = (variant.parts === undefined ? 1 : 2) * fold.test.length;
      const count = () => onProgress?.({done: ++done, total, what});
      const part = (await keptPart(store, name, plan)) ?? {
        plan,
        ...(await trainAndTest(variant, fold, {
          ...{engine, every, now, provenance: {...provenance, scores: {}}},
          ...{onStep: count, onCase: count},
          ...(signal === undefined ? {} : {signal}),
        })),
      };
      await store?.write(name, `${JSON.stringify(part)}\n`);
      made.push(part);
      done = start + variant.recipe.steps + tests;
      onProgress?.({done, total, what});
    }
  }
  return made;
}

/**
 * Compares ways to outline a tumour on the same patients by cross-validation: every patient is outlined
 * by networks that have learned from other patients only.
 *
 * Nothing is chosen by the patients that are tested: networks are taken as they are after their last step.
 * Each finished training is kept in the store, and a study that is run again goes on behind the last one.
 *
 * @formula $\Delta_v = \frac1P \sum_p \bigl(\mathrm{DSC}_{v,p} - \mathrm{DSC}_{0,p}\bigr)$
 * @param cases - one for each patient
 * @param options - variants, rules and networks; folds; baseline; seed; engine; provenance; every, the
 *   grain of learning curves; now, a clock; and, where wanted, store, onProgress, signal
 * @returns results by patient and variant, learning curves, means and paired differences with 95 %
 *   intervals by patient
 * @throws RangeError when cases or variants have a name twice, the baseline is none of them, folds or
 *   patients are out of range, or what the store kept belongs to another plan
 * @throws FormatError when what the store kept is damaged
 * @throws DOMException the signal's reason, when it stops the run
 * @ref maierhein2024
 * @ref kapoor2023
 * @example typeof segmentationStudy // "function"
 */
export async function segmentationStudy(
  cases: readonly SegmentationCase[],
  options: SegmentationStudyOptions,
): Promise<SegmentationStudy> {
  requireSegmentationCases("segmentationStudy", cases);
  requireVariants(options);
  const {variants, baseline, seed, engine, provenance} = options;
  const folds = foldsOf(cases, options);
  const parts = await runParts(folds, options);
  const results = parts.flatMap((part) => part.results);
  const rng = createRng(`study ${seed}`).fork("intervals");
  return {
    version: 1,
    folds: folds.map(({test}) => test.map(({id}) => id)),
    baseline,
    variants: variantRecords(variants),
    results,
    curves: parts.flatMap(({curve}) => curve ?? []),
    ...summariseStudy(results, {baseline, resamples: 2000, rng}),
    provenance: {
      ...provenance,
      datasets: [...provenance.datasets],
      seed,
      engine: `${engine.backend} (${engine.info.device})`,
    },
  };
}
