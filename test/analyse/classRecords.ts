import type {GradeRecord, RecordTest} from "../../workbench/grader/record.ts";
import type {ExerciseRows} from "../../workbench/analyse/classRows.ts";
import {readRows} from "../../workbench/analyse/classRows.ts";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {both, madeRecord} from "../report/madeRecords.ts";

/** One test of a made record: passed, or how it ended. */
export interface MadeTest {
  readonly id: string;
  readonly status: RecordTest["status"];
  readonly points?: number;
  readonly ms?: number;
  readonly message?: RecordTest["message"];
  readonly got?: string;
  readonly hidden?: boolean;
}

function recordTest({
  id,
  status,
  points = 1,
  ms = 10,
  message = null,
  got,
  hidden = false,
}: MadeTest) {
  return {
    id,
    title: both(`test ${id}`),
    visibility: hidden ? ("hidden" as const) : ("visible" as const),
    status,
    score: status === "pass" ? points : 0,
    max_score: points,
    duration_ms: ms,
    message,
    output: "",
    ...(got === undefined ? {} : {got, expected: "what was expected"}),
  };
}

/** A record of one answer with these tests. */
export function classRecord(
  student: string,
  tests: readonly MadeTest[],
  part: Partial<GradeRecord> = {},
): GradeRecord {
  const made = tests.map(recordTest);
  const question = {
    id: "double",
    kind: "function" as const,
    title: both("Doubling"),
    score: made.reduce((sum, {score}) => sum + score, 0),
    max_score: made.reduce((sum, {max_score}) => sum + max_score, 0),
    tests: made,
  };
  return madeRecord({student, questions: [question], ...part});
}

/** A record of one answer whose tests, named t1, t2, …, were passed (1) or failed (0). */
export const passRecord = (
  student: string,
  passed: readonly number[],
  points: readonly number[],
): GradeRecord =>
  classRecord(
    student,
    passed.map((one, i) => ({id: `t${i + 1}`, status: one ? "pass" : "fail", points: points[i]})),
  );

/** Writes records as a grading would. */
export async function writeRecords(out: string, records: readonly GradeRecord[]): Promise<void> {
  for (const record of records) {
    const folder = join(out, record.student);
    await mkdir(folder, {recursive: true});
    const name = `${record.assignment.split("/")[1]}.json`;
    await writeFile(join(folder, name), JSON.stringify(record));
  }
}

/** Reads records back as the analysis sees them. */
export async function rowsOf(records: readonly GradeRecord[]): Promise<ExerciseRows[]> {
  const out = await mkdtemp(join(tmpdir(), "voxelbook-rows-"));
  try {
    await writeRecords(out, records);
    return await readRows(out);
  } finally {
    await rm(out, {recursive: true, force: true});
  }
}

/** The student of a number: s001, s002, … */
export const student = (number: number): string => `s${String(number).padStart(3, "0")}`;
