import {existsSync} from "node:fs";
import {readFile, stat} from "node:fs/promises";
import {basename, join} from "node:path";
import type {Language} from "../../exercise/types.ts";
import {applyMarks} from "../../grader/applyMarks.ts";
import {eachRecord} from "../../grader/eachRecord.ts";
import {lockFolder} from "../../grader/lockFolder.ts";
import type {MarksFile} from "../../grader/marks.ts";
import {parseMarks, readMarks} from "../../grader/readMarks.ts";
import type {GradeRecord} from "../../grader/record.ts";
import {MarkableAnswers, type MergedMarks, mergeMarks} from "../../report/mergeMarks.ts";
import {readMade} from "../../report/readMade.ts";
import {StagedFiles} from "../../report/stagedFiles.ts";
import {writeReports} from "../../report/writeReports.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {createProgress} from "../progress.ts";
import {requireFolder} from "../requireFolder.ts";
import {noRecords, printWaiting} from "./waitingAnswers.ts";

export interface MarkFlags {
  language?: Language;
  json?: boolean;
}

/** A file of marks is text that persons wrote: larger ones are something else. */
const MAX_BYTES = 64 * 2 ** 20;

async function readMarksFile(path: string): Promise<MarksFile> {
  let text: string;
  try {
    const {size} = await stat(path);
    if (size > MAX_BYTES) {
      throw new CliError(`${path} must have at most ${MAX_BYTES} bytes, got ${size}`, {
        exitCode: USAGE,
      });
    }
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${path} cannot be read: ${(error as Error).message}`, {exitCode: USAGE});
  }
  return parseMarks(text, path);
}

/** Merges files one after the other; what one gives is what the next meets. */
async function mergeFiles(
  out: string,
  files: readonly string[],
  answers: MarkableAnswers,
): Promise<MergedMarks> {
  let marks = await readMarks(out);
  const taken: MergedMarks["taken"][number][] = [];
  const refused: MergedMarks["refused"][number][] = [];
  const strangeComments: string[] = [];
  let unchanged = 0;
  for (const file of files) {
    const merged = mergeMarks(marks, await readMarksFile(file), answers, new Date());
    marks = merged.marks;
    taken.push(...merged.taken);
    refused.push(...merged.refused);
    strangeComments.push(...merged.strangeComments);
    unchanged += merged.unchanged;
  }
  return {marks, taken, unchanged, refused, strangeComments};
}

/** The file of a record below the results: under the exercise's id, or its short name. */
async function recordFile(out: string, {student, assignment}: GradeRecord): Promise<string> {
  for (const name of [basename(assignment), assignment]) {
    const path = join(out, student, `${name}.json`);
    if (!existsSync(path)) continue;
    const {assignment: found} = JSON.parse(await readFile(path, "utf8")) as Partial<GradeRecord>;
    if (found === assignment) return path;
  }
  throw new CliError(`the record of ${student} for ${assignment} is gone from ${out}`, {
    exitCode: FAILED,
    fix: "grade again, then mark",
  });
}

/** Stages the records that the marks change, and hands on all of them as they then are. */
async function* markedRecords(
  out: string,
  marks: MarksFile,
  staged: StagedFiles,
): AsyncGenerator<GradeRecord> {
  for await (const record of eachRecord(out)) {
    const marked = applyMarks(record, marks);
    if (JSON.stringify(marked) !== JSON.stringify(record)) {
      await staged.add(await recordFile(out, record), `${JSON.stringify(marked, null, 2)}\n`);
    }
    yield marked;
  }
}

/** Writes marks, records, reports and overview: all of them or none. */
async function writeAll(
  out: string,
  marks: MarksFile,
  students: number,
  {language, json = false}: MarkFlags,
): Promise<number> {
  const made = await readMade(out);
  const staged = new StagedFiles();
  const progress = createProgress({label: "writing reports", total: students, silent: json});
  try {
    await staged.add(join(out, "marks.json"), `${JSON.stringify(marks, null, 2)}\n`);
    const {waiting} = await writeReports(out, {
      language: language ?? made?.language ?? "en",
      records: markedRecords(out, marks, staged),
      comments: marks.comments,
      write: staged.add.bind(staged),
      onStudent: (done) => progress.update(done),
    });
    await staged.commit();
    return waiting;
  } finally {
    progress.stop();
    await staged.discard();
  }
}

function printMerged(
  {taken, unchanged, refused, strangeComments}: MergedMarks,
  waiting: number,
  folder: string,
  json: boolean,
): void {
  const rejected = refused.map(({mark: {student, exercise, question}, reason}) => ({
    student,
    exercise,
    question,
    reason,
  }));
  for (const {student, exercise, question, reason} of rejected) {
    process.stderr.write(`refused: ${student} ${exercise}/${question}: ${reason}\n`);
  }
  for (const name of strangeComments) {
    process.stderr.write(`not kept: comments of ${name}: no such question that a person marks\n`);
  }
  if (json) {
    const result = {taken, unchanged, refused: rejected, waiting};
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const parts = [`${taken.length} taken`];
  if (unchanged > 0) parts.push(`${unchanged} there already`);
  if (refused.length > 0) parts.push(`${refused.length} refused`);
  const rest = `answers waiting for a person: ${waiting}`;
  process.stdout.write(`marks: ${parts.join(", ")}; ${rest}; ${join(folder, "index.html")}\n`);
}

/** Runs `voxelbook mark`: says what waits, or merges files of marks. */
export async function markCommand(
  folder: string,
  files: readonly string[],
  flags: MarkFlags,
): Promise<void> {
  const out = requireFolder(folder, "graded", "voxelbook grade submissions --out graded");
  const {json = false} = flags;
  if (files.length === 0) return printWaiting(out, folder, json);
  const unlock = await lockFolder(out, "marking");
  try {
    const answers = new MarkableAnswers();
    for await (const record of eachRecord(out)) answers.add(record);
    if (answers.students === 0) throw noRecords(folder);
    const merged = await mergeFiles(out, files, answers);
    const waiting = await writeAll(out, merged.marks, answers.students, flags);
    printMerged(merged, waiting, folder, json);
    if (merged.refused.length > 0) process.exitCode = FAILED;
  } finally {
    await unlock();
  }
}
