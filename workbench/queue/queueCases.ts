import {createHash} from "node:crypto";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {type CaseReply, readCase, unreadableCase} from "../cli/features/extractCase.ts";
import {failedLabel, type FeatureCase} from "../cli/features/featureCase.ts";
import type {CaseRunner, CaseRunnerOptions} from "../cli/features/runCases.ts";
import {type CaseJob, checkReply} from "./caseSchema.ts";
import {JobSender} from "./jobSender.ts";
import {CASE_QUEUE} from "./names.ts";
import {readQueueUrl} from "./queueUrl.ts";
import {sendAll} from "./sendAll.ts";
import type {Outcome} from "./sentJob.ts";

/** How cases go to a queue. */
export interface QueueCasesOptions {
  readonly say?: (line: string) => void;
  /** How long Redis, or a worker that can do a job, is waited for. */
  readonly patienceMs?: number;
}

interface PlacedJob extends CaseJob {
  readonly index: number;
}

/** Makes the jobs one after the other; cases that are known, or whose files cannot be read, need none. */
async function* jobsOf(
  cases: readonly FeatureCase[],
  {run, known, signal, onStart, onReply}: CaseRunnerOptions,
): AsyncGenerator<PlacedJob> {
  for (const [index, one] of cases.entries()) {
    if (signal.aborted) return;
    onStart?.(one);
    let key: string;
    try {
      ({key} = await readCase(one, run));
    } catch (error) {
      onReply(unreadableCase(error), index);
      continue;
    }
    if (known.has(key)) onReply({key, results: null}, index);
    else yield {index, key, one, run};
  }
}

/** The name of a job: its result holds the paths as they are written, beside what its key stands for. */
function idOf({key, one: {image, mask}}: CaseJob): string {
  return createHash("sha256").update(`${key}\0${image}\0${mask}`).digest("hex");
}

/** Reads the result of a job; undefined when there is none. */
function replyOf(job: CaseJob, outcome: Outcome): CaseReply | undefined {
  const failed = (reason: string): CaseReply => ({key: null, results: [failedLabel(null, reason)]});
  if (outcome.kind === "failed") return failed(outcome.reason);
  if (outcome.kind !== "done") return undefined;
  try {
    return checkReply(outcome.result, job);
  } catch (error) {
    return failed((error as Error).message);
  }
}

/** Says which cases no worker could measure. */
function unmeasured(undone: readonly (readonly [string, string])[]): CliError {
  const shown = undone.slice(0, 3).map(([id, reason]) => `${id}: ${reason}`);
  const more = undone.length > 3 ? `; and ${undone.length - 3} more` : "";
  return new CliError(`features: not measured: ${shown.join("; ")}${more}`, {
    exitCode: ENVIRONMENT,
    fix: "let the workers see the same files under the same paths, then run the same command again",
  });
}

/**
 * Connects to a queue whose workers (`voxelbook worker`) measure cases. They read the files by their paths.
 *
 * @param url - of a Redis: `redis://host:6379/0`
 * @throws CliError with exit code 3 when there is no Redis that can be used
 */
export async function queueCases(
  url: string,
  {say = () => undefined, patienceMs}: QueueCasesOptions,
): Promise<{readonly runner: CaseRunner; close(): Promise<void>}> {
  const address = readQueueUrl(url);
  const patience = patienceMs === undefined ? {} : {patienceMs};
  const options = {address, queue: CASE_QUEUE, fresh: false, say, ...patience};
  const sender = await JobSender.open(options);
  const runner: CaseRunner = async (cases, given) => {
    const undone: (readonly [string, string])[] = [];
    await sendAll(sender, jobsOf(cases, given), {
      signal: given.signal,
      toSent({key, one, run}) {
        const data = {key, one, run};
        return {id: idOf(data), fit: key, data};
      },
      async onOutcome(job, outcome) {
        if (outcome.kind === "unfit") undone.push([job.one.id, outcome.reason]);
        const reply = replyOf(job, outcome);
        if (reply !== undefined) given.onReply(reply, job.index);
      },
    });
    if (undone.length > 0) throw unmeasured(undone);
  };
  return {runner, close: () => sender.close()};
}
