import {onInterrupt} from "../../book/onInterrupt.ts";
import {CliError, FAILED} from "../error.ts";
import {createProgress} from "../progress.ts";
import type {FeatureCase, FeatureRun} from "./featureCase.ts";
import {type Format, formatResults} from "./formatResults.ts";
import {type Journal, openJournal} from "./journal.ts";
import {type CaseRunner, isComplete, onThreads, runCases} from "./runCases.ts";
import {requireWritable, writeOutput} from "./writeOutput.ts";

/** How a table of cases is run and its results are given. */
export interface CaseTableOptions {
  readonly format: Format;
  readonly out: string | null;
  readonly jobs: number;
  readonly silent: boolean;
  /** The URL of a queue whose workers measure the cases, instead of threads of this program. */
  readonly queue?: string;
}

/** Chooses who measures: threads, or the workers of a queue. */
async function chooseRunner(
  {jobs, queue}: CaseTableOptions,
  say: (line: string) => void,
): Promise<{readonly runner: CaseRunner; close(): Promise<void>}> {
  if (queue === undefined) return {runner: onThreads(jobs), close: () => Promise.resolve()};
  // Loaded here: everything else starts without the queue's packages.
  const {queueCases} = await import("../../queue/queueCases.ts");
  return queueCases(queue, {say});
}

/** Says what to do after an interruption. */
function stopped(done: number, total: number, journal: Journal | undefined): CliError {
  const message = `features: stopped after ${done} of ${total} cases; nothing was written`;
  return journal === undefined
    ? new CliError(message, {exitCode: FAILED})
    : new CliError(`${message} but ${journal.path}`, {
        exitCode: FAILED,
        fix: "the same command again goes on from there",
      });
}

/** Measures every case of a table; those that fail are reported, and decide the exit code. */
export async function caseTable(
  cases: readonly FeatureCase[],
  run: FeatureRun,
  options: CaseTableOptions,
): Promise<void> {
  const {format, out, silent} = options;
  if (out !== null) await requireWritable(out);
  const journal = out === null ? undefined : await openJournal(out);
  const progress = createProgress({label: "measuring", total: cases.length, silent});
  const interrupt = onInterrupt();
  let measuring: Awaited<ReturnType<typeof chooseRunner>> | undefined;
  let done = 0;
  let reused = 0;
  try {
    measuring = await chooseRunner(options, (line) => progress.say(`voxelbook: ${line}`));
    const results = await runCases(cases, run, {
      runner: measuring.runner,
      signal: interrupt.signal,
      ...(journal && {journal}),
      onFault: (error) => progress.say(`voxelbook: ${(error as Error).message}`),
      onDone({one, results: labels}, isKnown) {
        done += 1;
        reused += isKnown ? 1 : 0;
        for (const {label, error} of labels) {
          const place = label === null ? one.id : `${one.id}, label ${label}`;
          if (error !== null) progress.say(`voxelbook: ${place}: ${error}`);
        }
        progress.update(done, one.id);
      },
    });
    progress.stop();
    const finished = results.filter((result) => result !== undefined);
    if (finished.length < cases.length) throw stopped(done, cases.length, journal);
    await writeOutput(out, formatResults(finished, format));

    // The journal stays where a case failed, so that the next run repeats no other.
    const failed = finished.filter((result) => !isComplete(result));
    if (failed.length === 0) await journal?.remove();
    const note = reused > 0 ? `, ${reused} from ${journal?.path}` : "";
    if (out !== null && !silent) {
      process.stderr.write(
        `voxelbook: features: wrote ${out}: ${cases.length - failed.length} of ${cases.length} cases${note}\n`,
      );
    }
    if (failed.length > 0) {
      const ids = failed
        .map(({one}) => one.id)
        .slice(0, 10)
        .join(", ");
      throw new CliError(
        `features: ${failed.length} of ${cases.length} cases failed: ${ids}${failed.length > 10 ? ", …" : ""}`,
        {
          exitCode: FAILED,
          ...(journal && {
            fix: `mend them and run the same command again; the others are kept in ${journal.path}`,
          }),
        },
      );
    }
  } finally {
    await measuring?.close();
    progress.stop();
    interrupt.done();
  }
}
