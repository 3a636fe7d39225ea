import type {CaseReply} from "./extractCase.ts";
import {
  failedLabel,
  type FeatureCase,
  type FeatureHead,
  type FeatureRun,
  type LabelResult,
} from "./featureCase.ts";
import type {CaseResult} from "./formatResults.ts";
import type {Journal} from "./journal.ts";
import {startWorker} from "./startWorker.ts";
import {runPool} from "./workerPool.ts";

/** What a runner of cases is given. */
export interface CaseRunnerOptions {
  /** What is the same for all cases. */
  readonly run: FeatureRun;
  /** Keys of results that need not be computed again: the reply to such a case has none. */
  readonly known: ReadonlySet<string>;
  /** Takes no further case when aborted. */
  readonly signal: AbortSignal;
  readonly onStart?: (one: FeatureCase) => void;
  readonly onReply: (reply: CaseReply, index: number) => void;
}

/** Measures cases, in any order, and hands out what became of each. */
export type CaseRunner = (
  cases: readonly FeatureCase[],
  options: CaseRunnerOptions,
) => Promise<unknown>;

/** Measures cases on worker threads of this program. */
export function onThreads(jobs: number): CaseRunner {
  return (cases, {run, known, signal, onStart, onReply}) =>
    runPool<FeatureCase, CaseReply>(cases, {
      start: () => startWorker("cli/features/worker.entry", {run, known}),
      jobs,
      signal,
      onCrash: (_, reason) => ({key: null, results: [failedLabel(null, reason)]}),
      ...(onStart && {onStart}),
      onReply,
    });
}

/** How cases are run. */
export interface RunCasesOptions {
  /** Who measures them. */
  readonly runner: CaseRunner;
  readonly signal: AbortSignal;
  /** Keeps the results of finished cases, where there is an output beside which it can lie. */
  readonly journal?: Journal;
  readonly onStart?: (one: FeatureCase) => void;
  /** Told of each finished case; `isKnown` when its result was in the journal. */
  /** Told when a result could not be kept in the journal, which costs nothing but the way back to it. */
  readonly onFault?: (error: unknown) => void;
  readonly onDone?: (result: CaseResult, isKnown: boolean) => void;
}

/** Tells whether every label of a case was measured. */
export function isComplete({results}: CaseResult): boolean {
  return results.every(({error}) => error === null);
}

/** Makes results share the names of their values, which are the same in most cases of a table. */
function nameSharing(): (results: readonly LabelResult[]) => readonly LabelResult[] {
  const shared = new Map<string, readonly FeatureHead[]>();
  return (results) =>
    results.map((result) => {
      const key = JSON.stringify(result.heads);
      const heads = shared.get(key) ?? result.heads;
      shared.set(key, heads);
      return {...result, heads};
    });
}

/**
 * Measures cases. A case that fails has its reason as its result.
 *
 * @returns the results in the order of the cases; undefined for those that the signal kept from running
 */
export async function runCases(
  cases: readonly FeatureCase[],
  run: FeatureRun,
  {runner, signal, journal, onStart, onFault, onDone}: RunCasesOptions,
): Promise<(CaseResult | undefined)[]> {
  const share = nameSharing();
  const done: (CaseResult | undefined)[] = cases.map(() => undefined);
  let written: Promise<void> = Promise.resolve();
  const running = runner(cases, {
    run,
    known: new Set(journal?.known.keys()),
    signal,
    ...(onStart && {onStart}),
    onReply({key, results}, index) {
      const earlier = key === null ? undefined : journal?.known.get(key);
      const result = {one: cases[index], results: share(results ?? earlier ?? [])};
      done[index] = result;
      if (results !== null && key !== null && isComplete(result)) {
        written = (journal?.add(key, results) ?? written).catch((error: unknown) => {
          onFault?.(error);
        });
      }
      onDone?.(result, results === null);
    },
  });
  await running.finally(() => written);
  return done;
}
