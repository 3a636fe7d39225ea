import {readFile, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {isRecord} from "./eachRecord.ts";
import type {Tier} from "./isolation.ts";
import type {GradeJob} from "./job.ts";
import type {Limits} from "./limits.ts";
import type {Task} from "./listTasks.ts";
import {shaOf} from "./makeJob.ts";
import type {GradeRecord} from "./record.ts";
import {writeWhole} from "./writeWhole.ts";

/** What grades; a record that was made by something else is made again. */
export interface InForce {
  /** Undefined where other machines grade: what they have is theirs to choose. */
  readonly tier: Tier | undefined;
  readonly limits: Limits;
}

/** The file of a record: `<student>/<exercise>.json`, by the short name where the notebook came under it. */
export function recordPath({student, exercise, paths}: Task): string {
  const short = basename(exercise);
  return join(student, `${paths.includes(`${short}.ipynb`) ? short : exercise}.json`);
}

/** Reads the record of an earlier run; one that is missing or broken is none: the submission is graded. */
export async function readRecord(path: string): Promise<GradeRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True when a record tells what doing the job would tell. */
export function isCurrent(record: GradeRecord, job: GradeJob, {tier, limits}: InForce): boolean {
  const {chosen, seed, testsSha256, libVersion} = job;
  const {provenance} = record;
  return (
    record.status !== "infrastructure_error" &&
    provenance.submission_sha256 === shaOf(chosen) &&
    (chosen.ok || record.reason?.en === chosen.reason.en) &&
    provenance.tests_sha256 === testsSha256 &&
    provenance.lib_version === libVersion &&
    (tier === undefined || provenance.isolation === tier) &&
    JSON.stringify(provenance.limits) === JSON.stringify(limits) &&
    record.seed === seed &&
    JSON.stringify(record.variant) === JSON.stringify(job.variant)
  );
}

/** Writes a record, whole or not at all. */
export async function writeRecord(out: string, task: Task, record: GradeRecord): Promise<void> {
  const path = join(out, recordPath(task));
  await writeWhole(path, `${JSON.stringify(record, null, 2)}\n`);
  // The same exercise under its other name was a record of an earlier layout.
  const {student, exercise} = task;
  for (const other of [`${basename(exercise)}.json`, `${exercise}.json`]) {
    const stale = join(out, student, other);
    if (stale !== path && (await readRecord(stale))?.assignment === exercise) await rm(stale);
  }
}
