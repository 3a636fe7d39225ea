import {basename} from "node:path";
import {CliError, FAILED, USAGE} from "../cli/error.ts";
import {eachRecord} from "../grader/eachRecord.ts";
import type {GradeRecord, RecordStatus, RecordWords} from "../grader/record.ts";

/** Which records are exported, and what becomes of those without a final score. */
export interface Choice {
  /** The folder of results that `voxelbook grade` wrote. */
  readonly graded: string;
  /** Ids or last parts of ids; all when absent. */
  readonly exercises?: readonly string[] | undefined;
  /** Leaves out, and lists, what has no final score; without it the export is refused. */
  readonly allowMissing: boolean;
  /** Statuses without a final score for which the format has words of its own. */
  readonly takes: readonly RecordStatus[];
  /** The format has room for one exercise: without a choice, several are refused before anything else. */
  readonly one?: boolean;
}

/** A record that has no place in the export. */
export interface LeftOut {
  readonly student: string;
  readonly exercise: string;
  readonly reason: string;
}

/** What the records hold, read once before anything is written. */
export interface Survey {
  readonly exercises: readonly SurveyedExercise[];
  readonly students: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Records that are exported although a person has still to mark them. */
  readonly waiting: number;
}

export interface SurveyedExercise {
  readonly id: string;
  readonly title: RecordWords;
  readonly maxScore: number;
}

const STATUSES: readonly RecordStatus[] = [
  "graded",
  "not_gradable",
  "infrastructure_error",
  "needs_manual",
];

/** A grade of 0 is one: a submission that cannot be read has it, one that this machine failed on has none. */
const FINAL: readonly RecordStatus[] = ["graded", "not_gradable"];

const REASONS: Readonly<Record<RecordStatus, string>> = {
  graded: "graded",
  not_gradable: "not gradable",
  infrastructure_error: "could not be graded by the machine: grade it again",
  needs_manual: "waits for a person's mark",
};

/** Says what makes a record's numbers unfit to go anywhere; undefined when they are sound. */
function fault({status, score, max_score}: GradeRecord): string | undefined {
  if (!STATUSES.includes(status)) {
    return `status must be ${STATUSES.join(", ")}, got ${JSON.stringify(status)}`;
  }
  if (!Number.isFinite(max_score) || max_score <= 0) {
    return `max_score must be above 0, got ${JSON.stringify(max_score)}`;
  }
  if (!Number.isFinite(score) || score < 0 || score > max_score * (1 + 1e-9)) {
    return `score must lie between 0 and ${max_score}, got ${JSON.stringify(score)}`;
  }
  return undefined;
}

const asked = (id: string, names: readonly string[] | undefined): boolean =>
  names === undefined || names.some((name) => name === id || name === basename(id));

/** Refuses an export, naming the first few of what stands in its way. */
export function refuseMissing(leftOut: readonly LeftOut[], fix: string): CliError {
  const lines = leftOut
    .slice(0, 10)
    .map(({student, exercise, reason}) => `\n  ${student}${exercise && ` ${exercise}`}: ${reason}`);
  const more = leftOut.length > 10 ? `\n  … and ${leftOut.length - 10} more` : "";
  return new CliError(
    `nothing was exported, ${leftOut.length} would be missing:${lines.join("")}${more}`,
    {exitCode: FAILED, fix},
  );
}

/** Collects what the records hold while they pass by. */
class Reading {
  readonly exercises = new Map<string, SurveyedExercise>();
  readonly students = new Set<string>();
  readonly leftOut: LeftOut[] = [];
  waiting = 0;
  readonly #seen = new Set<string>();

  take(record: GradeRecord, takes: readonly RecordStatus[]): void {
    const {student, assignment: exercise, title, max_score: maxScore, status} = record;
    const wrong = fault(record);
    if (wrong !== undefined) {
      this.leftOut.push({student, exercise, reason: `damaged record: ${wrong}`});
      return;
    }
    const key = JSON.stringify([student, exercise]);
    if (this.#seen.has(key)) {
      throw new CliError(`${student} has two records of ${exercise}`, {
        exitCode: FAILED,
        fix: "keep one of the two files",
      });
    }
    this.#seen.add(key);
    const known = this.exercises.get(exercise);
    if (known !== undefined && known.maxScore !== maxScore) {
      throw new CliError(
        `records of ${exercise} must have one maximum, got ${known.maxScore} and ${maxScore} (${student})`,
        {exitCode: FAILED, fix: "grade all of it again: voxelbook grade … --force"},
      );
    }
    this.exercises.set(exercise, {id: exercise, title, maxScore});
    this.students.add(student);
    if (![...FINAL, ...takes].includes(status)) {
      this.leftOut.push({student, exercise, reason: REASONS[status]});
    } else if (status === "needs_manual") this.waiting += 1;
  }
}

/** Each name of an exercise must mean one of those that have records. */
function requireKnown(names: readonly string[] | undefined, found: readonly string[]): void {
  for (const name of names ?? []) {
    const hits = found.filter((id) => asked(id, [name]));
    if (hits.length === 1) continue;
    const what = hits.length === 0 ? "has no record" : `means ${hits.join(" and ")}`;
    throw new CliError(`--exercise ${name} ${what}; there are ${found.join(", ") || "none"}`, {
      exitCode: USAGE,
    });
  }
}

/**
 * Reads every record once, to know before anything is written whether all have a place.
 *
 * @throws CliError when there is none, when two contradict each other, or when one has no final score
 */
export async function surveyRecords(choice: Choice): Promise<Survey> {
  const reading = new Reading();
  const all = new Set<string>();
  const damaged = ({path, error}: {path: string; error: string}): void => {
    reading.leftOut.push({student: path, exercise: "", reason: `damaged file: ${error}`});
  };
  for await (const record of eachRecord(choice.graded, damaged)) {
    all.add(record.assignment);
    if (asked(record.assignment, choice.exercises)) reading.take(record, choice.takes);
  }
  requireKnown(choice.exercises, [...all].sort());
  if (all.size === 0) {
    throw new CliError(`no records in ${choice.graded}`, {
      exitCode: USAGE,
      fix: `voxelbook grade submissions --out ${choice.graded}`,
    });
  }
  if (choice.one === true && choice.exercises === undefined && all.size > 1) {
    const ids = [...all].sort().join(", ");
    throw new CliError(`one column holds one exercise, there are records of ${ids}`, {
      exitCode: USAGE,
      fix: "choose with --exercise, or add all up with --total",
    });
  }
  const {leftOut, waiting} = reading;
  if (leftOut.length > 0 && !choice.allowMissing) {
    throw refuseMissing(leftOut, "see to these, or leave them out with --allow-missing");
  }
  return {
    exercises: [...reading.exercises.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    students: [...reading.students].sort(),
    leftOut,
    waiting,
  };
}

/** Hands out the records that a survey let pass, one after the other. */
export async function* chosenRecords(choice: Choice): AsyncGenerator<GradeRecord> {
  const allowed = [...FINAL, ...choice.takes];
  const quiet = (): void => undefined;
  for await (const record of eachRecord(choice.graded, quiet)) {
    const wanted = asked(record.assignment, choice.exercises);
    if (wanted && allowed.includes(record.status) && fault(record) === undefined) yield record;
  }
}
