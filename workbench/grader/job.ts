import type {CodedMessage, Variant} from "../exercise/types.ts";
import type {ChosenFile} from "./chooseFile.ts";
import type {GradeRecord} from "./record.ts";

/** One submission to grade: plain data, so that it can go to another process or another machine. */
export interface GradeJob {
  /** Equal for equal work: a job that is sent twice is done once. */
  readonly key: string;
  readonly student: string;
  readonly exercise: string;
  /** Of the hidden tests; the course's secret itself stays with the instructor. */
  readonly seed: string;
  readonly attempt: number;
  readonly submittedAt: string | null;
  readonly lateSeconds?: number;
  /** The file as it was read, once: what changes on disk later is graded by the next run. */
  readonly chosen: ChosenFile;
  /** The values by which the answers are judged; absent where the exercise has no variants. */
  readonly variant?: Variant;
  /** What the record says of the handing-in: late, or a notebook with other values. */
  readonly notes?: readonly CodedMessage[];
  /** What the grader must have, else it refuses the job: tests and library of the same bytes. */
  readonly testsSha256: string;
  readonly libVersion: string;
}

/** Does jobs, in any order; each result comes once. */
export interface Graders {
  /** What is in force, for progress and records. */
  readonly about: string;
  /**
   * Takes jobs as it has room for them and hands out their records.
   *
   * @param signal - takes no further job when aborted; what runs is finished
   */
  grade(
    jobs: AsyncIterable<GradeJob>,
    onRecord: (job: GradeJob, record: GradeRecord) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}
