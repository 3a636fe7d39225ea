import {createHash} from "node:crypto";
import type {TestStatus} from "../exercise/types.ts";
import type {GradeJob, Graders} from "../grader/job.ts";
import type {GradeRecord} from "../grader/record.ts";
import type {Flakiness, FlakyTest} from "./analysis.ts";
import {compareText} from "../grader/compareText.ts";

const MAX_CASES = 10;

/** A test that changes for this share of those who pass it at least once is itself to blame. */
const MOST = 0.5;
/** One that changes for no more than this share meets submissions that change by themselves. */
const FEW = 0.1;

type Ends = Partial<Record<TestStatus, number>>;

/** How the tests of one exercise ended, by seed, test and student. */
interface Seen {
  readonly exercise: string;
  readonly question: string;
  readonly test: string;
  readonly title: FlakyTest["title"];
  readonly seed: FlakyTest["seed"];
  readonly ends: Map<string, Ends>;
}

/** One grading that is to be repeated. */
export interface Repeat {
  readonly job: GradeJob;
  readonly seed: FlakyTest["seed"];
}

/**
 * Makes the jobs of a repetition: each submission n times with its own seed and n times with other ones.
 *
 * @param jobs - of the submissions, as they were graded
 */
export async function* repeatJobs(
  jobs: AsyncIterable<GradeJob>,
  repeat: number,
): AsyncGenerator<Repeat> {
  for await (const job of jobs) {
    for (const seed of ["same", "other"] as const) {
      for (let i = 0; i < repeat; i++) {
        const key = createHash("sha256").update(`${job.key} ${seed} ${i}`).digest("hex");
        const again = seed === "same" ? job.seed : key.slice(0, 32);
        yield {job: {...job, key, seed: again}, seed};
      }
    }
  }
}

const changed = (ends: Ends): boolean => Object.keys(ends).length > 1;

/**
 * Says where to look. Few submissions reach a hard test, so that only those count that passed it at least once: a test
 * that is flaky changes for most of them, a submission that is flaky for itself alone.
 */
export function blameOf(all: readonly Ends[]): FlakyTest["blame"] {
  const reached = all.filter((ends) => (ends.pass ?? 0) > 0 || changed(ends));
  const share = reached.filter(changed).length / reached.length;
  if (reached.length < 3) return "unclear";
  if (share >= MOST) return "test";
  return share <= FEW || reached.filter(changed).length === 1 ? "submission" : "unclear";
}

/** Collects the ends of repeated gradings. */
export class FlakinessCount {
  private readonly seen = new Map<string, Seen>();
  private readonly failures = new Map<string, Flakiness["failed"][number]>();

  /** Takes the record of one repetition. */
  add(seed: FlakyTest["seed"], record: GradeRecord): void {
    const {assignment: exercise, student, questions, status, reason} = record;
    if (status === "infrastructure_error") {
      const failure = {exercise, student, reason: reason?.en ?? status};
      this.failures.set(`${exercise} ${student}`, failure);
      return;
    }
    for (const {id: question, tests} of questions) {
      for (const {id: test, title, status: end} of tests) {
        const key = JSON.stringify([exercise, question, test, seed]);
        const entry = this.seen.get(key) ?? {
          ...{exercise, question, test, title, seed},
          ends: new Map<string, Ends>(),
        };
        const ends = entry.ends.get(student) ?? {};
        ends[end] = (ends[end] ?? 0) + 1;
        entry.ends.set(student, ends);
        this.seen.set(key, entry);
      }
    }
  }

  /** Tells of a submission that could not be graded again. */
  fail(exercise: string, student: string, reason: string): void {
    this.failures.set(`${exercise} ${student}`, {exercise, student, reason});
  }

  /** Lists the tests that changed. */
  result(repeat: number, sampled: number, of: number): Flakiness {
    const tests = [...this.seen.values()].flatMap((entry): FlakyTest[] => {
      const {ends, ...test} = entry;
      const sorted = [...ends].sort(([a], [b]) => compareText(a, b));
      const cases = sorted.filter(([, one]) => changed(one));
      if (cases.length === 0) return [];
      return [
        {
          ...test,
          submissions: ends.size,
          changed: cases.length,
          blame: blameOf([...ends.values()]),
          cases: cases.slice(0, MAX_CASES).map(([student, one]) => ({student, ends: one})),
        },
      ];
    });
    tests.sort(
      (a, b) =>
        compareText(a.exercise, b.exercise) ||
        compareText(a.question, b.question) ||
        compareText(a.test, b.test) ||
        compareText(b.seed, a.seed),
    );
    const failed = [...this.failures.values()].sort(
      (a, b) => compareText(a.exercise, b.exercise) || compareText(a.student, b.student),
    );
    return {repeat, sampled, of, tests, failed};
  }
}

/**
 * Grades submissions again and again, by the same way as the grading.
 *
 * @param jobs - of the submissions, as they were graded
 * @param onRecord - told of each repetition, for progress
 */
export async function gradeAgain(
  jobs: AsyncIterable<GradeJob>,
  repeat: number,
  graders: Graders,
  {signal, onRecord}: {signal: AbortSignal; onRecord: () => void},
): Promise<FlakinessCount> {
  const count = new FlakinessCount();
  const seeds = new Map<string, FlakyTest["seed"]>();
  async function* repeated(): AsyncGenerator<GradeJob> {
    for await (const {job, seed} of repeatJobs(jobs, repeat)) {
      seeds.set(job.key, seed);
      yield job;
    }
  }
  await graders.grade(
    repeated(),
    async ({key}, record) => {
      const seed = seeds.get(key);
      // A second result of one job is the same work done twice.
      if (seed === undefined) return;
      seeds.delete(key);
      count.add(seed, record);
      onRecord();
    },
    signal,
  );
  return count;
}
